/** Puts the demo network together: the same rows for the same seed and reference day, on every machine. */
import type { IsoDate } from '../../../calendar/copenhagen-time.ts';
import { NetworkBuilder, type Party } from './builder.ts';
import { callsOf } from './calls.ts';
import { addEvidence } from './evidence.ts';
import type { FunctionType } from './function-type.ts';
import { type PlannedFunction, addFunctions } from './functions.ts';
import { childrenFunctions, partyFunctions } from './municipal-children.ts';
import { adultFunctions, youthFunctions } from './municipal-youth.ts';
import { type DemoMunicipality, municipalities } from './municipalities.ts';
import { type Parties, addParties } from './organisations.ts';
import { region, regionFunctions, regionStates, regionUnits } from './region.ts';
import { titlesIn, volunteerTitles } from './registered.ts';
import type { DemoNetwork, DemoPerson } from './rows.ts';
import { slugOf } from '../../../directory/slug.ts';
import { type Staffed, addStaff } from './staff.ts';
import { voluntaryFunctions } from './voluntary.ts';

/** Professionals and voluntary key persons registered (SIF 2018, chapter 12). */
const registeredPeople = 1400;
const volunteersAnOrganisation = 5;

const municipalTypes = [...childrenFunctions, ...youthFunctions, ...adultFunctions, ...partyFunctions];

export interface DemoOptions {
	seed: number;
	/** The day that the states are made for: nothing is confirmed later than the day before. */
	referenceDay: IsoDate;
}

/** The whole demo network. Pure: no clock, no chance but the seed. Throws RangeError when the day is no date. */
export function generateDemoNetwork({ seed, referenceDay }: DemoOptions): DemoNetwork {
	const network = new NetworkBuilder(seed, referenceDay);
	const parties = addParties(network);
	const functions = addAllFunctions(network, parties);
	const staffed = new Map(functions.map((fn) => [fn, addStaff(network, fn)]));
	addRegisteredPeople(network, parties);

	const coordinator = personWho(staffed, (fn) => fn.type.key === 'coordinator');
	if (!coordinator) throw new Error('Nobody runs the network.');
	for (const [fn, staff] of staffed) {
		addEvidence(network, fn, staff, {
			keyPerson: personWho(staffed, (other) => other.party === fn.party && other.type.key === 'keyPerson'),
			coordinator,
			professional: network.random.pick(network.people)
		});
	}
	return {
		organisations: network.organisations,
		domains: domainsOf(parties, network),
		people: network.people,
		functions: network.functions,
		holders: network.holders,
		channels: network.channels,
		evidence: network.evidence.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
		calls: callsOf(network, coordinator),
		enteredAt: network.enteredAt,
		acuteNumbersChecked: {
			at: network.instant(network.workdaysAgo(5, 12), network.workMinute()),
			byPersonId: coordinator.id
		}
	};
}

/** The region's own ends with it; its successor's begins the day after. */
function domainsOf(parties: Parties, network: NetworkBuilder): DemoNetwork['domains'] {
	const all = [...parties.municipalities, ...parties.voluntary].map(({ party }) => party);
	const successor = network.organisations.find(({ name }) => name === region.successor.name);
	if (!successor) throw new Error('The region has no successor.');
	return [
		...all.map(({ organisation, domain }) => ({
			organisationId: organisation.id,
			domain: `${domain}.example`,
			validFrom: null,
			validTo: null
		})),
		{
			organisationId: parties.region.organisation.id,
			domain: `${parties.region.domain}.example`,
			validFrom: null,
			validTo: region.lastDay
		},
		{
			organisationId: successor.id,
			domain: `${slugOf(successor.name)}.example`,
			validFrom: region.successor.firstDay,
			validTo: null
		}
	];
}

function addAllFunctions(network: NetworkBuilder, parties: Parties): PlannedFunction[] {
	const ids = new Map(parties.municipalities.map(({ party, about }) => [about.name, party.organisation.id]));
	const municipalityId = (name: string) => {
		const id = ids.get(name);
		if (id === undefined) throw new Error(`No municipality ${name}.`);
		return id;
	};
	return [
		...parties.municipalities.flatMap(({ party, about }) =>
			addFunctions(network, party, {
				types: typesOf(about),
				known: municipalTypes,
				states: about.states ?? {},
				slugPrefix: () => about.name,
				municipalityId
			})
		),
		...addFunctions(network, parties.region, {
			types: regionFunctions,
			known: regionFunctions,
			states: regionStates,
			slugPrefix: (type) => regionUnits.find(({ key }) => key === type.unit)?.short ?? region.short,
			municipalityId
		}),
		...parties.voluntary.flatMap(({ party, about }) => {
			const types = voluntaryFunctions(about);
			return addFunctions(network, party, {
				types,
				known: types,
				states: {},
				slugPrefix: () => about.name,
				municipalityId
			});
		})
	];
}

/** A municipality's functions, as it has them itself. */
function typesOf(about: DemoMunicipality): FunctionType[] {
	return municipalTypes
		.filter(({ key }) => !about.without.includes(key))
		.map((type) => ({ ...type, ...about.own?.[type.key] }))
		.map((type) => ({
			...type,
			situations: type.situations.filter((situation) => !about.uncovered?.includes(situation)),
			// The one in charge of the network serves all of it.
			...(type.key === 'coordinator' && { serves: municipalities.map(({ name }) => name) })
		}));
}

function personWho(
	staffed: ReadonlyMap<PlannedFunction, Staffed>,
	fits: (fn: PlannedFunction) => boolean
): DemoPerson | null {
	for (const [fn, { person }] of staffed) if (fits(fn)) return person;
	return null;
}

/** Those who are registered without holding anything, up to the number that the network has. */
function addRegisteredPeople(network: NetworkBuilder, parties: Parties) {
	for (const { party } of parties.voluntary) {
		for (let count = 0; count < volunteersAnOrganisation; count += 1) {
			addRegistered(network, party, 'party', network.random.pick(volunteerTitles));
		}
	}
	const places = [
		...parties.municipalities.flatMap(({ party, about }) => Array<Party>(about.size).fill(party)),
		...Array<Party>(regionUnits.reduce((sum, { size }) => sum + size, 0)).fill(parties.region)
	];
	const regionPlaces = regionUnits.flatMap(({ key, size }) => Array<string>(size).fill(key));
	while (network.people.length < registeredPeople) {
		const party = network.random.pick(places);
		const unit = network.random.pick(party === parties.region ? regionPlaces : [...party.units.keys()]);
		addRegistered(network, party, unit, network.random.pick(titlesIn(unit)));
	}
}

function addRegistered(
	network: NetworkBuilder,
	party: Party,
	unit: string,
	[title, profession]: readonly [string, string]
) {
	const organisationId = (party.units.get(unit) ?? party.organisation).id;
	network.addPerson(party, { title, profession, organisationId }, network.enteredAt);
}
