/** What the answer page draws, worked out from an answer before it is drawn. */
import type {
	Answer,
	AnswerChannel,
	AnswerPerson,
	CallFirst,
	Contact,
	Fallback,
	LookupResult
} from './answer.ts';
import { isReliedOn } from './chain.ts';
import {
	contactName,
	fallbackLinkName,
	fallbackName,
	holderText,
	mandateText,
	successionText
} from '../messages/contact.ts';
import { feedbackPath, linkNamed } from '../messages/feedback.ts';
import * as messages from '../messages/find.ts';
import { sideLabel } from '../messages/lookup.ts';

/** The one to call, or to write to where there is no number to press. */
export interface FirstContact {
	contact: Contact;
	channel: AnswerChannel;
	/** Who has it. */
	person: AnswerPerson | null;
	/** What the link is called beside the number itself. */
	name: string;
	/** What stands above the number when it is not the function's own. */
	lead: string | null;
}

/** An answer with what its card shows. */
export interface AnswerView {
	/** Function and organisation: what links are called. */
	name: string;
	/** Above the heading: side of the adult age, and mandate; empty when there is neither. */
	labels: string;
	/** The reasons that are no labels. */
	why: string;
	first: FirstContact | null;
	/** Whether the function itself is the one to call. */
	isItself: boolean;
	/** Where to write when nobody can be called: the function itself, or one of its chain in the same party. */
	mail: { channel: AnswerChannel; name: string } | null;
	/** Who has the function; null on a line. */
	holder: string | null;
	/** That somebody is to take over, and has not confirmed it. */
	succession: string | null;
	/** How the function is reached, but for what `first` shows already. */
	channels: readonly AnswerChannel[];
	/** The chain without the one shown first. */
	rest: Fallback[];
	/** Accessible names of the links to the function's page and to its card. */
	detailsLabel: string;
	saveLabel: string;
	/** Where to tell how the call to the one shown first went, and what that link is called. */
	feedback: { href: string; label: string };
}

/** What the card of an answer shows. The adult age is the network's: the same whenever the answer is. */
export function viewOf(answer: Answer, adultAge: number): AnswerView {
	const known = views.get(answer);
	if (known) return known;
	const view = makeView(answer, adultAge);
	views.set(answer, view);
	return view;
}

/** Answers are shared within the minute, and so is what they show. */
const views = new WeakMap<Answer, AnswerView>();

function makeView(answer: Answer, adultAge: number): AnswerView {
	const { function: fn, callFirst, fallbacks, channels } = answer;
	const first = firstContact(callFirst, fallbacks, answer);
	const isItself = first !== null && first.lead === null;
	const side = answer.side && sideLabel(answer.side, adultAge);
	const mandate = fn.mandate && mandateText[fn.mandate];
	const name = contactName(fn);
	return {
		name,
		labels: [side, mandate].filter((label) => label !== null).join(' · '),
		why: answer.why.filter((reason) => reason !== side).join(' · '),
		first,
		isItself,
		mail: first ? null : mailOf(answer),
		holder: holderText(answer.staffing, answer.holder),
		succession: answer.succession && successionText(answer.succession),
		channels: isItself ? channels.filter((channel) => channel !== first?.channel) : channels,
		rest: restOfChain(callFirst, fallbacks),
		detailsLabel: messages.linkFor(messages.details, name),
		saveLabel: messages.linkFor(messages.saveContact, name),
		feedback: {
			href: feedbackPath((first?.contact ?? answer).function.slug),
			label: linkNamed(first?.name ?? name)
		}
	};
}

/** Whom to call first, with the number to press; null when `callFirst` is, or when there is nothing to press. */
export function firstContact(
	callFirst: CallFirst | null,
	fallbacks: readonly Fallback[],
	self: Answer | null
): FirstContact | null {
	if (!callFirst) return null;
	const fallback = callFirst.fallback === null ? null : fallbacks[callFirst.fallback];
	const contact = fallback ?? self;
	const channel = contact && mainChannel(contact.channels);
	if (!contact || !channel) return null;
	if (!fallback) {
		return {
			contact,
			channel,
			person: self?.holder ?? null,
			name: contactName(contact.function),
			lead: null
		};
	}
	const who = fallbackName(fallback);
	const isPhone = channel.kind === 'phone';
	const askFor = fallback.reason === 'police' ? messages.askForDutyPhone(who) : who;
	const instead = isPhone ? messages.callInstead(askFor) : messages.writeInstead(who);
	return {
		contact,
		channel,
		person: fallback.person,
		name: fallbackLinkName(fallback),
		lead: self ? instead : messages.callName(askFor)
	};
}

/** The chain without the one that is shown above it, and without those that nobody can reach in any way. */
export function restOfChain(callFirst: CallFirst | null, fallbacks: readonly Fallback[]): Fallback[] {
	return fallbacks.filter(
		({ channels, networkOnly }, index) =>
			index !== callFirst?.fallback && (channels.length > 0 || networkOnly)
	);
}

/**
 * Where one can write when nobody answers: the function's secure mail before its chain's, and before ordinary mail. Only
 * where somebody is relied on to read it, and never to another authority: what is written there may be about a citizen.
 */
function mailOf(answer: Answer): { channel: AnswerChannel; name: string } | null {
	const { partySlug } = answer.function;
	const readers = [answer, ...answer.fallbacks].filter(
		(contact) => contact.function.partySlug === partySlug && isReliedOn(contact, false)
	);
	for (const kind of ['secureMail', 'mail'] as const) {
		for (const contact of readers) {
			const channel = contact.channels.find((channel) => channel.kind === kind && !channel.broken);
			if (channel) return { channel, name: recipientName(contact) };
		}
	}
	return null;
}

function recipientName(contact: Contact | Fallback): string {
	return 'reason' in contact ? fallbackLinkName(contact) : contactName(contact.function);
}

/** Working ones come before broken ones, and phones before the rest, as lookup has ordered them. */
function mainChannel(channels: readonly AnswerChannel[]): AnswerChannel | null {
	return channels.find(({ kind, broken }) => !broken && kind !== 'web') ?? null;
}

/** Whether one of a municipality's functions is looked for without saying whose. */
export function isWithoutMunicipality({ municipality, direction }: LookupResult['query']): boolean {
	return municipality === null && direction === 'municipality';
}

/**
 * Whether nobody answers the situation itself, at this age or the other side of it, and the first of the answers is there
 * for the transition alone. It comes after all public ones that do answer.
 */
export function isOnlyTransition({ answers, page }: LookupResult): boolean {
	return page === 1 && answers[0]?.side === 'transition';
}

/** The page's title: what to do, then what was asked. */
export function titleOf({ query, answers, gap, page, asOf }: LookupResult): string {
	const asked = messages.askedHeading(query);
	const [answer] = answers;
	const first = answer
		? firstContact(answer.callFirst, answer.fallbacks, answer)
		: gap && firstContact(gap.callFirst, gap.fallbacks, null);
	// A question that every municipality answers has a list for its answer, not a number.
	const isOpenQuestion = !query.situation && !query.municipality && query.age === null;
	if ((isOpenQuestion || isWithoutMunicipality(query)) && !gap) return messages.titlePage(asked, page);
	if (first?.channel.kind === 'phone') return messages.titleCall(first.channel.display, asked);
	if (first) return messages.titleWrite(first.channel.display, asked);
	if (answer) return answer.opensAt ? messages.titleClosed(asked, asOf) : messages.titleNobody(asked);
	return messages.titleGap(asked);
}
