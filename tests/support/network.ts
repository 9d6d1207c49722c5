/** Builds small snapshots by hand for tests of the pure rooms. */
import { type Directory, prepareDirectory } from '../../src/lib/directory/directory.ts';
import { formatPhone } from '../../src/lib/directory/phone.ts';
import { slugOf } from '../../src/lib/directory/slug.ts';
import type {
	ChannelEntry,
	EvidenceEntry,
	FunctionEntry,
	HolderEntry,
	OrganisationEntry,
	PersonEntry,
	SituationEntry,
	Snapshot
} from '../../src/lib/directory/snapshot.ts';
import type { AcuteAudience, ChannelKind } from '../../src/lib/directory/vocabulary.ts';

/** Monday to Friday 8–15. */
export const officeHours = {
	alwaysOpen: false,
	weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 480, closes: 900 })),
	closures: []
};
export const dayAndNight = { alwaysOpen: true, weekly: [], closures: [] };
export const unknownHours = { alwaysOpen: false, weekly: [], closures: [] };

/** Wednesday 25 November 2026 at 10.00 in Copenhagen: everyone with office hours is open. */
export const wednesdayMorning = new Date('2026-11-25T09:00:00Z');
/** The same Wednesday at 22.00. */
export const wednesdayNight = new Date('2026-11-25T21:00:00Z');

export const dayMs = 86_400_000;

export function daysBefore(at: Date, days: number): number {
	return at.getTime() - days * dayMs;
}

type FunctionOptions = Partial<Omit<FunctionEntry, 'id' | 'name' | 'organisationId' | 'reserveId'>> & {
	situations?: string[];
	serves?: OrganisationEntry[];
	reserve?: FunctionEntry;
	phone?: string | null;
	/** Days before `wednesdayMorning` that a person confirmed it; null: never. */
	confirmed?: number | null;
};

export class TestNetwork {
	readonly organisations: OrganisationEntry[] = [];
	readonly functions: FunctionEntry[] = [];
	readonly people: PersonEntry[] = [];
	readonly acuteNumbers: { functionId: number; audience: AcuteAudience; source: string }[] = [];
	readonly situations: SituationEntry[] = [
		['udskrivning', false, ['udskrivelse']],
		['selvmordshandling', true, []],
		['psykiatrisk screening', true, []],
		['overgang ved 18 år', false, []],
		['skolefravær', false, []]
	].map(([name, acute, aliases], index) => ({
		id: index + 1,
		slug: slugOf(name as string),
		name: name as string,
		acute: acute as boolean,
		aliases: aliases as string[]
	}));
	policies: Snapshot['policies'] = [];
	private nextId = 1;

	organisation(
		name: string,
		kind: OrganisationEntry['kind'],
		options: Partial<OrganisationEntry> & { parent?: OrganisationEntry } = {}
	): OrganisationEntry {
		const { parent, ...rest } = options;
		const entry: OrganisationEntry = {
			id: this.nextId++,
			parentId: parent?.id ?? null,
			kind,
			name,
			slug: slugOf(name),
			aliases: [],
			codes: [],
			validFrom: null,
			validTo: null,
			successorId: null,
			...rest
		};
		this.organisations.push(entry);
		return entry;
	}

	municipality(name: string, code: string): OrganisationEntry {
		return this.organisation(`${name} Kommune`, 'municipality', {
			codes: [{ system: 'kommunekode', value: code }]
		});
	}

	/** A function held by one named person with office hours, confirmed ten days before, unless told otherwise. */
	fn(unit: OrganisationEntry, name: string, options: FunctionOptions = {}): FunctionEntry {
		const { situations = [], serves = [], reserve, phone, confirmed = 10, ...rest } = options;
		const id = this.nextId++;
		const entry: FunctionEntry = {
			id,
			organisationId: unit.id,
			name,
			slug: `${slugOf(name)}-${id}`,
			can: null,
			cannot: null,
			howTo: null,
			ageFrom: null,
			ageTo: null,
			criticality: 'ordinary',
			mandate: null,
			staffing: 'person',
			hours: officeHours,
			reserveId: reserve?.id ?? null,
			validFrom: null,
			validTo: null,
			successorId: null,
			situationIds: situations.map((situation) => this.situation(situation).id),
			topicIds: [],
			welfareAreaIds: [],
			servedIds: serves.map((served) => served.id),
			channels: phone === null ? [] : [this.channel('phone', phone ?? `+4595${String(id).padStart(6, '0')}`)],
			networkOnly: false,
			holders: rest.staffing === 'line' ? [] : [this.holder(`Holder ${id}`)],
			succession: null,
			evidence: confirmed === null ? [] : [confirmation(daysBefore(wednesdayMorning, confirmed))],
			...rest
		};
		this.functions.push(entry);
		return entry;
	}

	line(unit: OrganisationEntry, name: string, options: FunctionOptions = {}): FunctionEntry {
		return this.fn(unit, name, { staffing: 'line', ...options });
	}

	acuteNumber(unit: OrganisationEntry, name: string, value: string, audience: AcuteAudience): FunctionEntry {
		const entry = this.line(unit, name, {
			phone: value,
			criticality: 'acute',
			hours: audience === 'citizens' ? unknownHours : dayAndNight
		});
		this.acuteNumbers.push({ functionId: entry.id, audience, source: 'https://example.dk' });
		return entry;
	}

	/** 112, 1813, 114 and one for citizens, as every network has them. */
	nationalLines() {
		const unit = this.organisation('Akutte numre', 'national');
		return {
			alarm: this.acuteNumber(unit, 'Alarm 112', '112', 'everyone'),
			akuttelefonen: this.acuteNumber(unit, 'Akuttelefonen 1813', '1813', 'everyone'),
			police: this.acuteNumber(unit, 'Politiet 114', '114', 'professionals'),
			citizens: this.acuteNumber(unit, 'Livslinien', '+4570201201', 'citizens')
		};
	}

	channel(kind: ChannelKind, value: string, evidence: EvidenceEntry[] = []): ChannelEntry {
		const display = kind === 'phone' ? formatPhone(value) : value;
		return { id: this.nextId++, kind, value, display, note: null, addedAt: 0, evidence };
	}

	holder(name: string | null, options: Partial<HolderEntry> = {}): HolderEntry {
		const id = this.nextId++;
		if (name !== null) {
			this.people.push({ id, name, title: 'socialrådgiver', professionId: null, organisationId: null });
		}
		return {
			id,
			personId: name === null ? null : id,
			role: 'primary',
			from: null,
			to: null,
			addedAt: 0,
			channels: [],
			networkOnly: false,
			evidence: [],
			...options
		};
	}

	situation(name: string): SituationEntry {
		const found = this.situations.find((entry) => entry.name === name);
		if (!found) throw new Error(`no situation ${name}`);
		return found;
	}

	directory(): Directory {
		return prepareDirectory({
			version: 1,
			readAt: wednesdayMorning.toISOString(),
			demo: false,
			settings: { adultAge: 18, transitionYears: 2, halfHolidays: ['12-24'] },
			municipalities: [
				{ code: '0240', name: 'Egedal' },
				{ code: '0270', name: 'Gribskov' },
				{ code: '0223', name: 'Hørsholm' },
				{ code: '0101', name: 'København' }
			],
			organisations: this.organisations,
			situations: this.situations,
			topics: [],
			welfareAreas: [],
			professions: [],
			synonyms: [],
			people: this.people,
			functions: this.functions,
			acuteNumbers: this.acuteNumbers,
			policies: this.policies
		});
	}
}

export function confirmation(at: number): EvidenceEntry {
	return { at, method: 'confirmedByPhone', outcome: 'confirmed', byRole: 'keyPerson' };
}

export function reportedWrong(at: number): EvidenceEntry {
	return { at, method: 'feedbackWrong', outcome: 'failed', byRole: 'professional' };
}

export function bounced(at: number): EvidenceEntry {
	return { at, method: 'mailBounced', outcome: 'failed', byRole: 'system' };
}
