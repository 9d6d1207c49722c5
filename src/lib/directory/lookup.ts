/** The question the portal exists for: who to call about this young person, in that municipality, right now. */
import type { AcuteNumber, AgeSide, Answer, Gap, LookupResult } from './answer.ts';
import { callFirst, chainOf, chainOfParty, isReliedOn } from './chain.ts';
import { type Moment, type Standing, contactOf, describeHolder, sharedMoment } from './contact.ts';
import { pageOf } from './answer-order.ts';
import { type CandidateGroup, findCandidates, isNearAdult, sideOf } from './candidates.ts';
import type { Directory, DirectoryFunction } from './directory.ts';
import { type LookupQuery, bareName } from './query.ts';
import { successionOn } from './succession.ts';
import { directoryAt, directoryOn } from './validity.ts';
import * as messages from '../messages/lookup.ts';

/** Answers on one page. */
const pageSize = 20;

/**
 * Answers a question as of an instant, out of the directory alone: no clock, no database.
 * A question without choices is answered too, in pages of `pageSize`.
 */
export function lookup(everything: Directory, query: LookupQuery, at: Date): LookupResult {
	const directory = directoryAt(everything, at);
	const moment = sharedMoment(directory, at);
	const outside = query.municipality !== null && query.municipality.member === null;
	const groups = outside
		? []
		: findCandidates(directory, { ...query, municipalityId: query.municipality?.member?.id ?? null });
	const total = groups.reduce((sum, { places }) => sum + places.length, 0);
	const nearAdult = isNearAdult(directory, query.age);
	const answers = shownOn(directory, groups, query.page, moment).map(({ fn, isTransition }) => {
		const own = nearAdult ? sideOf(fn, directory.snapshot.settings.adultAge) : null;
		return answerOf(directory, query, fn, isTransition ? 'transition' : own, moment);
	});
	// Public ones come before voluntary ones in every group.
	const isGap = !groups.some(({ places: [first] }) => {
		return first !== undefined && directory.ranked[first]?.side !== 'voluntary';
	});
	return {
		query: {
			situation: query.situation && {
				slug: query.situation.slug,
				name: query.situation.name,
				acute: query.situation.acute
			},
			municipality: query.municipality && {
				slug: query.municipality.member?.slug ?? null,
				name: query.municipality.name,
				code: query.municipality.code
			},
			age: query.age,
			direction: query.direction
		},
		asOf: at,
		dataAt: new Date(directory.readAt),
		demo: directory.snapshot.demo,
		page: query.page,
		pages: Math.max(1, Math.ceil(total / pageSize)),
		total,
		answers,
		gap: isGap ? gapOf(directory, query, total > 0, moment) : null,
		acuteNumbers: acuteNumbersAt(directory, moment)
	};
}

/** One function as a full answer, asked for by itself. */
export function answerFunction(everything: Directory, fn: DirectoryFunction, at: Date): Answer {
	const directory = directoryAt(everything, at);
	const query: LookupQuery = {
		situation: null,
		municipality: null,
		age: null,
		direction: 'municipality',
		page: 1
	};
	const shown = directory.functions.get(fn.entry.id) ?? fn;
	return answerOf(directory, query, shown, null, sharedMoment(directory, at));
}

/** The acute numbers with their state, in the order they are shown. */
export function acuteNumbersAt(everything: Directory, moment: Moment): AcuteNumber[] {
	const directory = directoryOn(everything, moment.date);
	return (moment.acuteNumbers ??= directory.acuteNumbers.flatMap((fn) => {
		const { contact } = contactOf(directory, fn, moment);
		const phone = contact.channels.find(({ kind }) => kind === 'phone');
		if (!fn.acuteNumber || !phone) return [];
		const { audience, source } = fn.acuteNumber;
		return { ...contact, audience, source, value: phone.value, display: phone.display };
	}));
}

/** The page asked for out of all groups together. */
function shownOn(
	directory: Directory,
	groups: readonly CandidateGroup[],
	page: number,
	moment: Moment
): { fn: DirectoryFunction; isTransition: boolean }[] {
	const shown: { fn: DirectoryFunction; isTransition: boolean }[] = [];
	let start = (page - 1) * pageSize;
	for (const { places, isTransition } of groups) {
		const missing = pageSize - shown.length;
		if (missing > 0 && start < places.length) {
			const part = pageOf(directory, places, start, missing, moment);
			shown.push(...part.map((fn) => ({ fn, isTransition })));
		}
		start = Math.max(0, start - places.length);
	}
	return shown;
}

function answerOf(
	directory: Directory,
	query: LookupQuery,
	fn: DirectoryFunction,
	side: AgeSide | null,
	moment: Moment
): Answer {
	const key = `${query.situation?.slug ?? ''}:${side ?? ''}:${fn.entry.slug}`;
	const known = moment.answers.get(key);
	if (known) return known;
	const acute = query.situation?.acute ?? fn.entry.criticality === 'acute';
	const answer: Answer = {
		why: whyOf(directory, query, fn, side),
		side,
		...standingOf(directory, fn, acute, moment)
	};
	moment.answers.set(key, answer);
	return answer;
}

function standingOf(directory: Directory, fn: DirectoryFunction, acute: boolean, moment: Moment): Standing {
	const key = `${acute ? 'acute' : 'other'}:${fn.entry.slug}`;
	const known = moment.standings.get(key);
	if (known) return known;
	const { contact, holding } = contactOf(directory, fn, moment);
	const fallbacks = chainOf(directory, fn, moment, acute);
	const isForCitizens = fn.acuteNumber?.audience === 'citizens';
	const standing: Standing = {
		...contact,
		holder: describeHolder(directory, holding.current),
		succession: successionOn(fn, moment.date),
		callFirst: callFirst(isForCitizens ? null : contact, fallbacks, acute),
		opensAt: opensAt([contact, ...fallbacks].filter((one) => isReliedOn(one, acute))),
		fallbacks
	};
	moment.standings.set(key, standing);
	return standing;
}

function opensAt(
	contacts: readonly { open: { now: boolean | null; changesAt: Date | null } }[]
): Date | null {
	let first: Date | null = null;
	for (const { open } of contacts) {
		if (open.now === true) return null;
		if (open.now === false && open.changesAt && (!first || open.changesAt < first)) first = open.changesAt;
	}
	return first;
}

function whyOf(
	directory: Directory,
	query: LookupQuery,
	fn: DirectoryFunction,
	side: AgeSide | null
): string[] {
	const why: string[] = [];
	const { entry, serves } = fn;
	const { adultAge } = directory.snapshot.settings;
	if (fn.side === 'voluntary') why.push(messages.whyVoluntary);
	if (side) why.push(messages.sideLabel(side, adultAge));
	if (query.situation && side !== 'transition') {
		why.push(messages.whySituation(query.situation.name, entry.situationIds.length));
	}
	if (serves === null) why.push(messages.whyServesAll);
	else if (serves.size === 1) {
		const [only] = serves;
		const party = only === undefined ? undefined : directory.organisations.get(only);
		if (party) why.push(messages.whyServesOne(bareName(party.name)));
	} else why.push(messages.whyServesSome(serves.size));
	why.push(messages.whyAges([entry.ageFrom, entry.ageTo]));
	if (entry.criticality === 'acute') why.push(messages.whyAcute);
	return why;
}

function gapOf(directory: Directory, query: LookupQuery, hasVoluntary: boolean, moment: Moment): Gap {
	const { situation, municipality, age, direction } = query;
	const acute = situation?.acute ?? false;
	if (municipality && !municipality.member) {
		const fallbacks = chainOfParty(directory, null, age, moment, acute);
		return {
			kind: 'outsideNetwork',
			text: messages.gapOutsideNetwork(municipality.name),
			fallbacks,
			callFirst: callFirst(null, fallbacks, acute)
		};
	}
	// In the region too the chain is the municipality's: it is the one that knows the young person.
	const fallbacks = chainOfParty(directory, municipality?.member?.id ?? null, age, moment, acute);
	const what = messages.asked(situation?.name ?? null, municipality?.name ?? null, age);
	const where = direction === 'region' ? messages.inRegion(what) : what;
	return {
		kind: 'noFunction',
		text: hasVoluntary ? messages.gapOnlyVoluntary(where) : messages.gapNoFunction(where),
		fallbacks,
		callFirst: callFirst(null, fallbacks, acute)
	};
}
