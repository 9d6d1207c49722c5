import type { AnswerChannel, Contact } from '../../directory/answer.ts';
import { type Moment, contactOf, momentOf } from '../../directory/contact.ts';
import type { Directory } from '../../directory/directory.ts';
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
	staffing: Contact['staffing'] | null;
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
}

export type SearchedFromUrl =
	| {
			ok: true;
			/** Null right after a start, until the index is built. */
			answer: SearchAnswer | null;
			text: string;
			values: Partial<Record<FilterName, string>>;
	  }
	| { ok: false; fault: SearchFault };

/** What /kontakter and /api/search answer for an address: hits, or what is wrong with the question. */
export function searchFromUrl(url: URL, now: Date): SearchedFromUrl {
	const { directory, search: searchable, dataAt, settings } = portal();
	const read = readSearch(directory, Object.fromEntries(url.searchParams));
	if (!read.ok) return read;

	const { text, filters, values, page } = read;
	if (!searchable) return { ok: true, text, values, answer: null };
	const { total, results } = search(searchable.directory, searchable.index, {
		text,
		filters,
		at: now,
		limit: pageSize,
		offset: (page - 1) * pageSize
	});
	const moment = momentOf(now);
	return {
		ok: true,
		text,
		values,
		answer: {
			results: results.map((hit) => show(searchable.directory, hit, moment)),
			total,
			page,
			pages: Math.max(1, Math.ceil(total / pageSize)),
			asOf: now,
			dataAt,
			demo: settings.demo,
			nearest: total === 0 && text !== '' ? suggestions(directory, text) : []
		}
	};
}

function show(directory: Directory, hit: SearchHit, moment: Moment): ShownHit {
	const fn = hit.kind === 'function' ? directory.functionsBySlug.get(hit.slug) : undefined;
	if (!fn) return { ...hit, phone: null, open: null, staffing: null, freshness: null };
	const { contact } = contactOf(directory, fn, moment);
	const phone = contact.channels.find(({ kind, broken }) => kind === 'phone' && !broken);
	return {
		...hit,
		phone: phone ? { value: phone.value, display: phone.display, note: phone.note } : null,
		open: contact.open,
		staffing: contact.staffing,
		freshness: contact.freshness
	};
}
