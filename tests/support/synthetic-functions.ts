/** Functions of the synthetic network: holders, channels, hours and evidence in the shares that a real one has. */
import type { OpeningHours } from '../../src/lib/calendar/opening-hours.ts';
import { formatPhone } from '../../src/lib/directory/phone.ts';
import { freeSlug, slugOf } from '../../src/lib/directory/slug.ts';
import type {
	ChannelEntry,
	EvidenceEntry,
	FunctionEntry,
	HolderEntry,
	OrganisationEntry,
	PersonEntry,
	TermEntry
} from '../../src/lib/directory/snapshot.ts';
import type { ChannelKind } from '../../src/lib/directory/vocabulary.ts';
import * as terms from '../../src/lib/server/contacts/reference/terms.ts';
import type { Dice } from './dice.ts';
import * as words from './synthetic-words.ts';

const dayMs = 86_400_000;

export class FunctionMaker {
	readonly functions: FunctionEntry[] = [];
	readonly people: PersonEntry[] = [];
	readonly situations = termsOf(terms.situations);
	readonly topics = termsOf(terms.topics);
	readonly welfareAreas = termsOf(terms.welfareAreas);
	readonly professions = termsOf(terms.professions);
	private readonly slugs = new Set<string>();
	private readonly namesInUnit = new Map<string, number>();
	private readonly dice: Dice;
	private readonly newId: () => number;
	/** The moment that everything is made for (ms). */
	private readonly now: number;
	private phones = 0;

	constructor(dice: Dice, newId: () => number, now: Date) {
		this.dice = dice;
		this.newId = newId;
		this.now = now.getTime();
	}

	/** A function of the kind in the unit, with holders, channels, hours and evidence. */
	fn(unit: OrganisationEntry, kind: words.FunctionKind): FunctionEntry {
		const id = this.newId();
		const base =
			this.dice.chance(0.4) && !kind.staffing
				? `${kind.name}, ${this.dice.pick(words.specialities)}`
				: kind.name;
		const same = this.taken(`${unit.id}:${base}`);
		const name = same === 0 ? base : `${base} ${same + 1}`;
		const [ageFrom, ageTo] = kind.ages ?? [null, null];
		const staffing = kind.staffing ?? 'person';
		const acute = kind.criticality === 'acute';
		const channels = [this.channel('phone', this.phone())];
		if (this.dice.chance(0.5))
			channels.push(this.channel('secureMail', `${slugOf(name)}.${id}@vejviser.example`));
		const entry: FunctionEntry = {
			id,
			organisationId: unit.id,
			name,
			slug: freeSlug(`${name} ${id}`, this.slugs),
			can: kind.can ?? (this.dice.chance(0.5) ? this.dice.pick(words.canSentences) : null),
			cannot: this.dice.chance(0.3) ? this.dice.pick(words.cannotSentences) : null,
			howTo: this.dice.chance(0.5) ? this.dice.pick(words.howToSentences) : null,
			ageFrom,
			ageTo,
			criticality: kind.criticality ?? 'ordinary',
			mandate: this.dice.chance(0.4) ? this.dice.pick(['own', 'team', 'facilitates'] as const) : null,
			staffing,
			hours: this.hours(acute && staffing === 'line'),
			reserveId: this.dice.chance(0.1) ? (this.functions.at(-1)?.id ?? null) : null,
			validFrom: null,
			validTo: null,
			successorId: null,
			situationIds: this.termIds(this.situations, kind.situations),
			topicIds: this.termIds(this.topics, kind.topics),
			welfareAreaIds: this.termIds(this.welfareAreas, kind.areas),
			servedIds: [],
			channels,
			networkOnly: this.dice.chance(0.05),
			holders: staffing === 'person' ? this.holders(unit, kind) : [],
			succession: null,
			evidence: this.evidence(acute ? 30 : 90)
		};
		this.functions.push(entry);
		return entry;
	}

	/** Held 93 %, acting 4 %, vacant 3 %; some have a former or a coming holder as well. */
	private holders(unit: OrganisationEntry, kind: words.FunctionKind): HolderEntry[] {
		const holders: HolderEntry[] = [];
		const day = (days: number) => new Date(this.now + days * dayMs).toISOString().slice(0, 10);
		const since = this.dice.range(30, 1500);
		if (this.dice.chance(0.3)) holders.push({ ...this.holder(null), from: null, to: day(-since - 1) });
		const isHeld = this.dice.chance(0.93);
		if (isHeld) {
			const leaves = this.dice.chance(0.03) ? this.dice.range(1, 60) : null;
			const person = this.dice.chance(0.97) ? this.person(unit, kind) : null;
			const to = leaves === null ? null : day(leaves);
			holders.push({ ...this.holder(person), from: day(-since), to, addedAt: this.now - since * dayMs });
			if (leaves !== null) holders.push({ ...this.holder(this.person(unit, kind)), from: day(leaves + 1) });
		}
		if (this.dice.chance(isHeld ? 0.25 : 0.57)) {
			holders.push({
				...this.holder(this.person(unit, kind)),
				role: 'deputy',
				from: day(-this.dice.range(1, 900))
			});
		}
		return holders;
	}

	private holder(personId: number | null): HolderEntry {
		const channels = personId !== null && this.dice.chance(0.2) ? [this.channel('phone', this.phone())] : [];
		return {
			id: this.newId(),
			personId,
			role: 'primary',
			from: null,
			to: null,
			addedAt: 0,
			channels,
			networkOnly: this.dice.chance(0.6),
			evidence: this.dice.chance(0.4)
				? [this.piece('mailDelivered', 'inconclusive', 'system', this.dice.range(1, 90))]
				: []
		};
	}

	/** One in twenty holds another function already. */
	private person(unit: OrganisationEntry, kind: words.FunctionKind): number {
		const known = this.people.at(-this.dice.range(1, 20));
		if (known && this.dice.chance(0.05)) return known.id;
		const name = [
			this.dice.pick(words.firstNames),
			this.dice.pick(words.middleNames),
			this.dice.pick(words.lastNames)
		];
		const entry: PersonEntry = {
			id: this.newId(),
			name: name.filter(Boolean).join(' '),
			title: this.dice.chance(0.8)
				? this.dice.pick([kind.profession, kind.profession, 'teamleder', 'afdelingsleder'])
				: null,
			professionId: this.professions.find((term) => term.name === kind.profession)?.id ?? null,
			organisationId: unit.id
		};
		this.people.push(entry);
		return entry.id;
	}

	channel(kind: ChannelKind, value: string): ChannelEntry {
		const isBroken = this.dice.chance(0.02);
		return {
			id: this.newId(),
			kind,
			value,
			display: kind === 'phone' ? formatPhone(value) : value,
			note: kind === 'phone' && this.dice.chance(0.1) ? 'tast 2' : null,
			addedAt: this.now - this.dice.range(100, 2000) * dayMs,
			evidence: isBroken
				? [this.piece('feedbackNoAnswer', 'failed', 'professional', this.dice.range(1, 20))]
				: []
		};
	}

	/** Mostly confirmed within the limit, some after it, some never, some reported wrong since. */
	private evidence(limitDays: number): EvidenceEntry[] {
		if (this.dice.chance(0.12)) return [];
		const age = this.dice.chance(0.8)
			? this.dice.range(0, limitDays)
			: this.dice.range(limitDays, limitDays * 4);
		const entries = [this.piece('confirmedByButton', 'confirmed', 'holder', age)];
		if (this.dice.chance(0.5))
			entries.unshift(this.piece('confirmedByPhone', 'confirmed', 'keyPerson', age + limitDays));
		if (age > 1 && this.dice.chance(0.03)) {
			entries.push(this.piece('feedbackWrong', 'failed', 'professional', this.dice.range(0, age - 1)));
		}
		return entries;
	}

	private piece(
		method: EvidenceEntry['method'],
		outcome: EvidenceEntry['outcome'],
		byRole: EvidenceEntry['byRole'],
		daysAgo: number
	): EvidenceEntry {
		return { at: this.now - daysAgo * dayMs - this.dice.range(1, dayMs), method, outcome, byRole };
	}

	private hours(alwaysOpen: boolean): OpeningHours {
		if (alwaysOpen || this.dice.chance(0.1)) return { alwaysOpen, weekly: [], closures: [] };
		const opens = this.dice.range(15, 19) * 30;
		const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes: weekday === 5 ? 840 : 930 }));
		const closures = this.dice.chance(0.1) ? [{ from: '2027-07-12', to: '2027-07-30' }] : [];
		return { alwaysOpen, weekly, closures };
	}

	private termIds(known: readonly TermEntry[], names: readonly string[] = []): number[] {
		return known.filter(({ name }) => names.includes(name)).map(({ id }) => id);
	}

	/** Every number once, scattered over 95 00 00 00 to 95 99 99 99. */
	private phone(): string {
		this.phones += 1;
		return `+4595${String((this.phones * 7919 + 110_002) % 1_000_000).padStart(6, '0')}`;
	}

	/** How often the key was asked for before. */
	private taken(key: string): number {
		const count = this.namesInUnit.get(key) ?? 0;
		this.namesInUnit.set(key, count + 1);
		return count;
	}
}

function termsOf(known: readonly { name: string; aliases?: readonly string[] }[]): TermEntry[] {
	return known.map(({ name, aliases = [] }, index) => ({ id: index + 1, slug: slugOf(name), name, aliases }));
}
