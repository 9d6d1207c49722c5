/** Results as somebody types: what the page asks /api/search, and what it makes of the answer. */
import type { FilterName } from '../../lib/directory/search-parameters.ts';
import { suggestQueryFault } from '../../lib/directory/search-query.ts';
import { searchFailed } from '../../lib/messages/contacts.ts';
import type { SearchAnswer } from '../../lib/server/web/search-request.ts';

export type FilterValues = Partial<Record<FilterName, string>>;

export type LiveResult = { answer: SearchAnswer; error: null } | { answer: null; error: string };

/** The parameters of a search as both addresses take them; empty ones are left out. */
export function parametersOf(text: string, values: FilterValues, side = 1): URLSearchParams {
	const parameters = new URLSearchParams();
	if (text.trim()) parameters.set('q', text.trim());
	for (const [name, value] of Object.entries(values)) if (value) parameters.set(name, value);
	if (side > 1) parameters.set('side', String(side));
	return parameters;
}

/**
 * Asks for the first page. What may not be sent, such as a CPR number, never leaves the browser. Throws only when `signal`
 * was aborted.
 */
export async function searchLive(
	text: string,
	values: FilterValues,
	signal: AbortSignal
): Promise<LiveResult> {
	const wrong = suggestQueryFault(text.trim());
	if (wrong) return { answer: null, error: wrong };
	try {
		const response = await fetch(`/api/search?${parametersOf(text, values)}`, { signal });
		const body: unknown = JSON.parse(await response.text(), reviveDates);
		if (response.ok) return { answer: body as SearchAnswer, error: null };
		return { answer: null, error: (body as { error?: string }).error ?? searchFailed };
	} catch (error) {
		if (signal.aborted) throw error;
		return { answer: null, error: searchFailed };
	}
}

const dateKeys = new Set(['asOf', 'dataAt', 'changesAt', 'confirmedAt', 'limitAt']);

function reviveDates(key: string, value: unknown): unknown {
	return dateKeys.has(key) && typeof value === 'string' ? new Date(value) : value;
}
