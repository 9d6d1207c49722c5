import { portal } from '$lib/server/web/portal';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ formal: portal().settings.accessibilityStatement });
