/** Region Hovedstaden with the units named in SIF 2018, chapter 12, and what they answer. */
import type { OrganisationKind } from '../../../directory/vocabulary.ts';
import { regionAdultFunctions } from './region-adults.ts';
import { regionChildrenFunctions } from './region-children.ts';
import { regionWardFunctions } from './region-ward.ts';
import type { FunctionType } from './function-type.ts';
import type { State } from './states.ts';

interface RegionUnit {
	key: string;
	within?: string;
	kind: OrganisationKind;
	name: string;
	/** Before the names of its functions in their slugs. */
	short: string;
	aliases: readonly string[];
	/** How many of its people are registered, compared with the others. */
	size: number;
}

export const region = {
	name: 'Region Hovedstaden',
	short: 'Region',
	code: '1084',
	phoneBlock: '20',
	/** Its last day: from 1 January 2027 Region Østdanmark has its tasks and staff. */
	lastDay: '2026-12-31',
	successor: { name: 'Region Østdanmark', firstDay: '2027-01-01' }
} as const;

export const regionUnits: readonly RegionUnit[] = [
	{
		key: 'suicidePrevention',
		kind: 'centre',
		name: 'Kompetencecenter for Selvmordsforebyggelse',
		short: 'Selvmordsforebyggelse',
		aliases: ['Selvmordsforebyggelsen', 'Kompetencecentret'],
		size: 4
	},
	{
		key: 'childPsychiatry',
		kind: 'centre',
		name: 'Børn- og Ungepsykiatrien',
		short: 'BUP',
		aliases: ['BUP', 'Børne- og Ungdomspsykiatrien'],
		size: 7
	},
	{
		key: 'buc',
		within: 'childPsychiatry',
		kind: 'centre',
		name: 'BUC Bispebjerg',
		short: 'BUC Bispebjerg',
		aliases: ['BUC', 'Bispebjerg', 'Børne- og Ungdomspsykiatrisk Center Bispebjerg'],
		size: 9
	},
	{
		key: 'hospital',
		kind: 'hospital',
		name: 'Hillerød Hospital',
		short: 'Hillerød Hospital',
		aliases: ['Nordsjællands Hospital', 'Hillerød Sygehus'],
		size: 5
	},
	{
		key: 'childrenWard',
		within: 'hospital',
		kind: 'centre',
		name: 'Børne- og Ungeafdelingen, Hillerød Hospital',
		short: 'Børneafdelingen Hillerød',
		aliases: ['Børneafdelingen', 'Børne- og Ungeafdelingen'],
		size: 8
	},
	{
		key: 'glostrup',
		kind: 'centre',
		name: 'Psykiatrisk Center Glostrup',
		short: 'PC Glostrup',
		aliases: ['PC Glostrup', 'Glostrup'],
		size: 8
	},
	{
		key: 'outreach',
		within: 'glostrup',
		kind: 'team',
		name: 'Tværfagligt udgående team Glostrup',
		short: 'Udgående team',
		aliases: ['Udgående team', 'Det udgående team'],
		size: 3
	}
];

const itself: readonly FunctionType[] = [
	{
		key: 'dutyPhone',
		name: 'Psykiatrisk døgnvagt',
		unit: 'party',
		ages: [null, null],
		criticality: 'acute',
		mandate: null,
		situations: [],
		topics: ['selvmordsadfærd', 'psykiatriske diagnoser'],
		welfareAreas: ['psykiatri'],
		can: 'Stiller fagpersoner om til den vagthavende i børne- eller voksenpsykiatrien hele døgnet.',
		cannot: 'Rådgiver ikke borgere. De skal ringe 1813.',
		howTo: 'For fagpersoner: Ring, og sig alder, og hvor den unge er nu. Ved fare for liv: ring 112.',
		hours: ['døgnåben'],
		holder: null,
		reserve: null
	},
	{
		key: 'keyPerson',
		name: 'Nøgleperson',
		unit: 'party',
		ages: [null, null],
		criticality: 'background',
		mandate: null,
		situations: [],
		topics: [],
		welfareAreas: ['psykiatri', 'sundhed'],
		can: 'Kender regionens afdelinger og ved, hvem der har hvilket ansvar. Retter kontaktoplysninger og bærer spørgsmål videre.',
		cannot: 'Går ikke ind i enkeltsager.',
		howTo: 'Ring eller skriv, når du ikke kan finde den rette afdeling, eller når en oplysning er forkert.',
		hours: ['man-tor 09.00-15.00, fre 09.00-13.00'],
		holder: { title: 'Chefkonsulent', profession: 'sygeplejerske' },
		reserve: null
	},
	{
		key: 'collaboration',
		name: 'Konsulent for samarbejde med kommuner',
		unit: 'party',
		ages: [null, null],
		criticality: 'background',
		mandate: null,
		situations: ['faglig sparring'],
		topics: [],
		welfareAreas: ['sundhed', 'psykiatri'],
		can: 'Hjælper, når aftaler mellem kommune og region ikke virker. Kender sundhedsaftalen og forløbsprogrammerne.',
		cannot: 'Går ikke ind i enkeltsager.',
		howTo: 'Skriv, og fortæl hvad der gik galt, uden navn og CPR-nummer.',
		hours: ['man-tor 09.00-15.00, fre 09.00-13.00'],
		holder: { title: 'Specialkonsulent', profession: 'sygeplejerske' },
		reserve: 'keyPerson'
	}
];

export const regionFunctions: readonly FunctionType[] = [
	...itself,
	...regionChildrenFunctions,
	...regionWardFunctions,
	...regionAdultFunctions
];

const fresh: Partial<State> = { knowledge: 'fresh', tenure: 'held' };

export const regionStates: Readonly<Record<string, Partial<State>>> = {
	dutyPhone: fresh,
	keyPerson: fresh,
	bucAcute: fresh,
	wardReception: fresh,
	wardDischarge: { ...fresh, deputy: true, deputyPublic: true },
	wardSuicide: fresh,
	glostrupDischarge: { knowledge: 'bounced' },
	bupTransition: { tenure: 'leaving' },
	outreachSocial: { tenure: 'vacant' }
};
