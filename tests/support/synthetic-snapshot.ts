/**
 * An invented network of any size for benchmarks and property tests: the same for the same size, with about the shares of
 * vacancies, deputies, stale contacts and unknown hours that a real one has. Below 14,000 functions it is the ten
 * municipalities and their region; from there on the whole country. Phones are of the 95 series, mails end in `.example`.
 */
import { freeSlug } from '../../src/lib/directory/slug.ts';
import { formatPhone } from '../../src/lib/directory/phone.ts';
import type {
	AcuteNumberEntry,
	FunctionEntry,
	OrganisationEntry,
	Snapshot
} from '../../src/lib/directory/snapshot.ts';
import { acuteLines, acuteOrganisation } from '../../src/lib/server/contacts/reference/acute-numbers.ts';
import { municipalities } from '../../src/lib/server/contacts/reference/municipalities.ts';
import * as terms from '../../src/lib/server/contacts/reference/terms.ts';
import { Dice } from './dice.ts';
import { FunctionMaker } from './synthetic-functions.ts';
import * as words from './synthetic-words.ts';

/** The moment the snapshot was read: Monday 1 March 2027 at 8.00 in Copenhagen. */
export const syntheticNow = new Date('2027-03-01T07:00:00Z');

const wholeCountryFrom = 14_000;
const tenMunicipalities = new Set('0201 0210 0250 0190 0270 0260 0217 0219 0223 0230'.split(' '));
/** How many times an ordinary municipality's share of the functions the largest have. */
const shares = new Map([
	['0101', 14],
	['0751', 6],
	['0461', 4],
	['0851', 4]
]);

/** A network of exactly `functionCount` functions (at least 50), acute numbers among them. */
export function syntheticSnapshot(functionCount: number): Snapshot {
	return new SyntheticNetwork(functionCount).snapshot();
}

class SyntheticNetwork {
	private readonly dice = new Dice(20_270_301);
	private readonly maker = new FunctionMaker(this.dice, () => this.nextId++, syntheticNow);
	private readonly organisations: OrganisationEntry[] = [];
	private readonly acuteNumbers: AcuteNumberEntry[] = [];
	private readonly slugs = new Set<string>();
	private readonly namesInParent = new Map<string, number>();
	private readonly municipalityIds: number[] = [];
	private readonly functionCount: number;
	private nextId = 1;

	constructor(functionCount: number) {
		this.functionCount = functionCount;
		this.build();
	}

	snapshot(): Snapshot {
		return {
			version: 1,
			readAt: syntheticNow.toISOString(),
			demo: true,
			settings: { adultAge: 18, transitionYears: 2, halfHolidays: ['06-05', '12-24', '12-31'] },
			municipalities: municipalities.map(([code, name]) => ({ code, name })),
			organisations: this.organisations,
			situations: this.maker.situations.map((term, index) => ({
				...term,
				acute: terms.situations[index]?.acute ?? false
			})),
			topics: this.maker.topics,
			welfareAreas: this.maker.welfareAreas,
			professions: this.maker.professions,
			synonyms: terms.synonyms,
			people: this.maker.people,
			functions: this.maker.functions,
			acuteNumbers: this.acuteNumbers,
			policies: [
				{ organisationId: null, criticality: 'acute', limitDays: 30, dueDays: 7 },
				{ organisationId: null, criticality: 'ordinary', limitDays: 90, dueDays: 15 },
				{ organisationId: null, criticality: 'background', limitDays: 180, dueDays: 15 }
			]
		};
	}

	private build() {
		const whole = this.functionCount >= wholeCountryFrom;
		this.addAcuteNumbers();
		const taking = municipalities.filter(([code]) => whole || tenMunicipalities.has(code));
		const totalShares = taking.reduce((sum, [code]) => sum + (shares.get(code) ?? 1), 0);
		const municipal = Math.floor(this.functionCount * 0.8);
		for (const [code, name] of taking) {
			const count = Math.floor((municipal * (shares.get(code) ?? 1)) / totalShares);
			this.addMunicipality(code, name, count);
		}
		for (const { name, aliases } of words.voluntary) {
			const count = Math.floor((this.functionCount * 0.05) / words.voluntary.length);
			this.addVoluntary(name, aliases, count, taking);
		}
		// The regions take what is left, so that the number is exact.
		const regions = words.regions.slice(0, whole ? undefined : 1);
		regions.forEach((region, index) => {
			const left = this.functionCount - this.maker.functions.length;
			this.addRegion(region, Math.ceil(left / (regions.length - index)));
		});
	}

	private addAcuteNumbers() {
		const unit = this.organisation(acuteOrganisation, 'national', null);
		for (const line of acuteLines) {
			const channel = {
				...this.maker.channel('phone', line.value),
				display: line.display ?? formatPhone(line.value)
			};
			const entry = this.maker.fn(unit, {
				name: line.name,
				staffing: 'line',
				criticality: 'acute',
				profession: 'læge'
			});
			entry.channels = [channel];
			entry.can = line.can;
			entry.howTo = line.howTo;
			entry.hours = { alwaysOpen: line.alwaysOpen, weekly: [], closures: [] };
			this.acuteNumbers.push({ functionId: entry.id, audience: line.audience, source: line.source });
		}
	}

	private addMunicipality(code: string, name: string, count: number) {
		const end = this.maker.functions.length + count;
		const top = this.organisation(`${name} Kommune`, 'municipality', null, [], code);
		this.municipalityIds.push(top.id);
		this.maker.fn(top, {
			name: 'Social døgnvagt',
			staffing: 'line',
			criticality: 'acute',
			profession: 'socialrådgiver'
		});
		this.maker.fn(top, { name: 'Nøgleperson', profession: 'psykolog' });
		if (code === '0217') this.maker.fn(top, { name: 'Faglig tovholder', profession: 'psykolog' });
		const units = this.units(top, Math.ceil(count / 6), (parent, level) => {
			if (level === 1) return this.dice.pick(words.centres);
			if (level === 2) return this.dice.pick(words.departments);
			if (level === 3) return `${this.dice.pick(['Distrikt', 'Område'])} ${this.dice.pick(words.districts)}`;
			if (this.dice.chance(0.5)) return this.dice.pick(words.houseHeads) + this.dice.pick(words.houseTails);
			return parent.name.startsWith('Team') ? 'Gruppe' : this.dice.pick(words.teams);
		});
		this.fill(units, words.municipalKinds, end);
	}

	private addRegion({ code, name, towns }: (typeof words.regions)[number], count: number) {
		const end = this.maker.functions.length + count;
		const top = this.organisation(name, 'region', null, [], code);
		if (code === '1084') {
			const next = this.organisation('Region Østdanmark', 'region', null);
			next.validFrom = '2027-01-01';
			top.validTo = '2026-12-31';
			top.successorId = next.id;
		}
		const units = this.units(top, Math.ceil(count / 8), (parent, level) => {
			const town = this.dice.pick(towns);
			if (level === 1) return `${this.dice.pick(['Psykiatrisk Center', 'BUC', 'Hospitalet'])} ${town}`;
			if (level === 2)
				return this.dice.pick(['Børne- og Ungeafdelingen', 'Voksenpsykiatrien', 'Akutmodtagelsen']);
			return this.dice.pick(words.wards);
		});
		for (const unit of units)
			if (unit.parentId === top.id) unit.aliases = [`${unit.name.replace(/.* /, '')} BUP`];
		this.fill(units, words.regionalKinds, end, (entry) => {
			if (this.dice.chance(0.5)) entry.servedIds = this.someMunicipalities();
		});
	}

	private addVoluntary(
		name: string,
		aliases: readonly string[],
		count: number,
		places: readonly (readonly [string, string])[]
	) {
		const end = this.maker.functions.length + count;
		const top = this.organisation(name, 'voluntary', null, aliases);
		const units = this.units(top, Math.ceil(count / 4), () => `Lokalgruppe ${this.dice.pick(places)[1]}`);
		this.fill(units, words.voluntaryKinds, end);
	}

	/** The party and units below it, in five levels, the upper ones few. */
	private units(
		top: OrganisationEntry,
		count: number,
		nameOf: (parent: OrganisationEntry, level: number) => string
	): OrganisationEntry[] {
		const levels: OrganisationEntry[][] = [[top]];
		const units = [top];
		while (units.length < count) {
			const notFull = [1, 2, 3].find((index) => (levels[index]?.length ?? 0) < 4 ** index);
			const level = notFull ?? 4;
			const parent = this.dice.pick(levels[level - 1] ?? [top]);
			const base = nameOf(parent, level);
			const key = `${parent.id}:${base}`;
			const same = this.namesInParent.get(key) ?? 0;
			this.namesInParent.set(key, same + 1);
			const name = same === 0 ? base : `${base} ${same + 1}`;
			const unit = this.organisation(name, level === 1 ? 'centre' : 'team', parent);
			(levels[level] ??= []).push(unit);
			units.push(unit);
		}
		return units;
	}

	private fill(
		units: readonly OrganisationEntry[],
		kinds: readonly words.FunctionKind[],
		end: number,
		after?: (entry: FunctionEntry) => void
	) {
		for (let turn = 0; this.maker.functions.length < end; turn += 1) {
			const unit = units[turn % units.length];
			if (!unit) return;
			const entry = this.maker.fn(unit, this.dice.pick(kinds));
			after?.(entry);
		}
	}

	private organisation(
		name: string,
		kind: OrganisationEntry['kind'],
		parent: OrganisationEntry | null,
		aliases: readonly string[] = [],
		kommunekode?: string
	) {
		const entry = {
			id: this.nextId++,
			parentId: parent?.id ?? null,
			kind,
			name,
			slug: freeSlug(parent ? `${name} ${parent.name} ${this.nextId}` : name, this.slugs),
			aliases,
			codes: kommunekode ? [{ system: 'kommunekode' as const, value: kommunekode }] : [],
			validFrom: null as string | null,
			validTo: null as string | null,
			successorId: null as number | null
		};
		this.organisations.push(entry);
		return entry;
	}

	private someMunicipalities(): number[] {
		const from = this.dice.range(0, this.municipalityIds.length - 1);
		return this.municipalityIds.slice(from, from + this.dice.range(1, 20));
	}
}
