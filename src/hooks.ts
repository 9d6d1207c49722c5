import { Unsent } from '$lib/unsent';
import type { Transport } from '@sveltejs/kit';

export const transport: Transport = {
	/** Only pages that are drawn on the server alone may hold one, so nothing is left of it elsewhere. */
	Unsent: { encode: (value) => value instanceof Unsent && 'unsent', decode: () => undefined }
};
