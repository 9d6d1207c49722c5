import type { AcuteNumber, AnswerChannel, Contact } from '../../directory/answer.ts';
import { contactOf, momentOf } from '../../directory/contact.ts';
import { acuteNumbersAt } from '../../directory/lookup.ts';
import { type SearchHit, search } from '../../directory/search.ts';
import {
	type FilterName,
	type SearchFault,
	readSearch,
	suggestions
} from '../../directory/search-parameters.ts';
import { portal } from './portal.ts';

/** Hits on one page. */
const pageSize = 20;

/** A hit with what one needs to call at once, when it is a function. */
export interface ShownHit extends SearchHit {
	/** A number that everyone may see, working ones first. */
	phone: Pick<AnswerChannel, 'value' | 'display' | 'note'> | null;
	open: Contact['open'] | null;
	freshness: Contact['freshness'] | null;
}

export interface SearchAnswer {
	results: ShownHit[];
	total: number;
	page: number;
	pages: number;
	asOf: Date;
	/** When the data was read from the database. */
	dataAt: Date;
	demo: boolean;
	/** Where nothing was found: known words most like what was asked for. */
	nearest: string[];
	/** False right after a start, until the index is built; nothing is found then. */
	ready: boolean;
}

export type SearchedFromUrl =
	| { ok: true; answer: SearchAnswer; text: string; values: Partial<Record<FilterName, string>> }
	| { ok: false; fault: SearchFault; acuteNumbers: AcuteNumber[] };

/** What /kontakter and /api/search answer for an address: hits, or what is wrong with the question. */
export function searchFromUrl(url: URL, now: Date): SearchedFromUrl {
	const { directory, search: searchable, dataAt, settings } = portal();
	const moment = momentOf(now);
	const read = readSearch(directory, Object.fromEntries(url.searchParams));
	if (!read.ok) return { ok: false, fault: read.fault, acuteNumbers: acuteNumbersAt(directory, moment) };

	const { text, filters, values, page } = read;
	const found = searchable
		? search(searchable.directory, searchable.index, {
				text,
				filters,
				at: now,
				limit: pageSize,
				offset: (page - 1) * pageSize
			})
		: { total: 0, results: [] };
	return {
		ok: true,
		text,
		values,
		answer: {
			results: found.results.map(show),
			total: found.total,
			page,
			pages: Math.max(1, Math.ceil(found.total / pageSize)),
			asOf: now,
			dataAt,
			demo: settings.demo,
			nearest: searchable && found.total === 0 && text !== '' ? suggestions(directory, text) : [],
			ready: searchable !== null
		}
	};

	function show(hit: SearchHit): ShownHit {
		const fn = hit.kind === 'function' ? searchable?.directory.functionsBySlug.get(hit.slug) : undefined;
		if (!fn || !searchable) return { ...hit, phone: null, open: null, freshness: null };
		const { contact } = contactOf(searchable.directory, fn, moment);
		const phone = contact.channels.find(({ kind, broken }) => kind === 'phone' && !broken);
		return {
			...hit,
			phone: phone ? { value: phone.value, display: phone.display, note: phone.note } : null,
			open: contact.open,
			freshness: contact.freshness
		};
	}
}
