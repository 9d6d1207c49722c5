/** Gives the rows of the demo network their ids, slugs, names, numbers and addresses, none of them twice. */
import {
	type IsoDate,
	addDays,
	dayNumberOf,
	fromCopenhagen,
	weekdayOf
} from '../../../calendar/copenhagen-time.ts';
import { holidayName } from '../../../calendar/holidays.ts';
import { freeSlug, slugOf } from '../../../directory/slug.ts';
import type { ChannelKind, Visibility } from '../../../directory/vocabulary.ts';
import { firstNames, lastNames } from './names.ts';
import { Random } from './random.ts';
import type {
	DemoChannel,
	DemoEvidence,
	DemoFunction,
	DemoHolder,
	DemoOrganisation,
	DemoPerson
} from './rows.ts';

/** A municipality, the region or a voluntary organisation with its units. */
export interface Party {
	organisation: DemoOrganisation;
	/** By key; "party" is the organisation itself. */
	units: ReadonlyMap<string, DemoOrganisation>;
	/** Before ".example" in its addresses. */
	domain: string;
	/** Two digits after the 95 of its numbers. */
	phoneBlock: string;
}

/** Days before the reference day on which the directory was first entered. */
const enteredDaysAgo = 400;
const morning = 10 * 60;
/** Where mobile numbers start after the 95, and a step that meets every number once. */
const mobiles = { first: 400_000, count: 300_000, step: 7919 };

export class NetworkBuilder {
	readonly random: Random;
	readonly referenceDay: IsoDate;
	readonly enteredAt: Date;
	readonly organisations: DemoOrganisation[] = [];
	readonly people: DemoPerson[] = [];
	readonly functions: DemoFunction[] = [];
	readonly holders: DemoHolder[] = [];
	readonly channels: DemoChannel[] = [];
	readonly evidence: DemoEvidence[] = [];
	private readonly organisationSlugs = new Set<string>();
	private readonly functionSlugs = new Set<string>();
	private readonly names: string[];
	private readonly lastInBlock = new Map<string, number>();
	private mobilesGiven = 0;

	constructor(seed: number, referenceDay: IsoDate) {
		this.random = new Random(seed);
		this.referenceDay = referenceDay;
		this.enteredAt = this.instant(enteredDaysAgo, morning);
		this.names = this.random.shuffle(
			firstNames.flatMap((first) => lastNames.map((last) => `${first} ${last}`))
		);
	}

	/** The date a number of days before the reference day; after it when negative. */
	day(daysAgo: number): IsoDate {
		return addDays(this.referenceDay, -daysAgo);
	}

	/** That day at so many minutes after midnight in Copenhagen. */
	instant(daysAgo: number, minute: number): Date {
		return fromCopenhagen(this.day(daysAgo), minute);
	}

	/** How many days ago some working day was, at least `min` and at most `max` days. Throws RangeError without one. */
	workdaysAgo(min: number, max: number): number {
		const days = max - min + 1;
		const start = this.random.between(0, days - 1);
		for (let step = 0; step < days; step += 1) {
			const daysAgo = min + ((start + step) % days);
			const date = this.day(daysAgo);
			if (weekdayOf(dayNumberOf(date)) <= 5 && holidayName(date) === null) return daysAgo;
		}
		throw new RangeError(`No working day from ${min} to ${max} days before ${this.referenceDay}.`);
	}

	/** Some minute of a working day, from eight to four. */
	workMinute(): number {
		return this.random.between(8 * 60, 16 * 60);
	}

	addOrganisation(
		given: Pick<DemoOrganisation, 'kind' | 'name'> & Partial<Omit<DemoOrganisation, 'id' | 'slug'>>
	): DemoOrganisation {
		const row: DemoOrganisation = {
			id: this.organisations.length + 1,
			parentId: null,
			slug: freeSlug(given.name, this.organisationSlugs),
			aliases: [],
			kommunekode: null,
			validFrom: null,
			validTo: null,
			successorId: null,
			...given
		};
		this.organisations.push(row);
		return row;
	}

	/** `slugFrom` is the name with the party or unit that tells it from its namesakes. */
	addFunction(given: Omit<DemoFunction, 'id' | 'slug'>, slugFrom: string): DemoFunction {
		const row: DemoFunction = {
			id: this.functions.length + 1,
			slug: freeSlug(slugFrom, this.functionSlugs),
			...given
		};
		this.functions.push(row);
		return row;
	}

	/** A person nobody else is called as, with a mail address for the network. */
	addPerson(
		party: Party,
		given: Omit<DemoPerson, 'id' | 'name'>,
		addedAt: Date,
		mailVisibility: Visibility = 'network'
	): { person: DemoPerson; mail: DemoChannel } {
		const name = this.names[this.people.length];
		if (name === undefined) throw new RangeError('There are no more names to invent people from.');
		const person: DemoPerson = { id: this.people.length + 1, name, ...given };
		this.people.push(person);
		const address = `${slugOf(name).replace('-', '.')}@${party.domain}.example`;
		const mail = this.addChannel({ personId: person.id }, 'mail', address, {
			visibility: mailVisibility,
			position: 2,
			addedAt
		});
		return { person, mail };
	}

	addHolder(given: Omit<DemoHolder, 'id'>): DemoHolder {
		const row: DemoHolder = { id: this.holders.length + 1, ...given };
		this.holders.push(row);
		return row;
	}

	addChannel(
		owner: { functionId: number } | { personId: number },
		kind: ChannelKind,
		value: string,
		given: Pick<DemoChannel, 'visibility' | 'position' | 'addedAt'> &
			Partial<Pick<DemoChannel, 'note' | 'retiredAt'>>
	): DemoChannel {
		const row: DemoChannel = {
			id: this.channels.length + 1,
			functionId: null,
			personId: null,
			...owner,
			kind,
			value,
			note: null,
			retiredAt: null,
			...given
		};
		this.channels.push(row);
		return row;
	}

	addEvidence(
		about: { functionId: number } | { channelId: number },
		given: Omit<DemoEvidence, 'functionId' | 'channelId'>
	) {
		this.evidence.push({ functionId: null, channelId: null, ...about, ...given });
	}

	/** The next work number of a party. The 95 series is not in use in Denmark. */
	workPhone(party: Party): string {
		const number = (this.lastInBlock.get(party.phoneBlock) ?? 0) + 1;
		this.lastInBlock.set(party.phoneBlock, number);
		return `+4595${party.phoneBlock}${String(number).padStart(4, '0')}`;
	}

	mobile(): string {
		this.mobilesGiven += 1;
		return `+4595${mobiles.first + ((this.mobilesGiven * mobiles.step) % mobiles.count)}`;
	}
}
