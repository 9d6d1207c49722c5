import { redirect } from '@sveltejs/kit';
import { portal } from '$lib/server/web/portal';
import type { RequestHandler } from './$types';

/** Where the Danish authority looks for the accessibility statement of a public site. */
export const GET: RequestHandler = () =>
	redirect(302, portal().settings.accessibilityStatement ?? '/tilgaengelighed');
