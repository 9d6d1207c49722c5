/** The voluntary organisations of the network (SIF 2018, chapter 12) with what they offer. */
import { type FunctionType, telephoneHours } from './function-type.ts';
import { municipalities } from './municipalities.ts';

interface DemoVoluntary {
	name: string;
	aliases: readonly string[];
	/** Before ".example" in its addresses. */
	domain: string;
	phoneBlock: string;
	/** What its offers are about, in a sentence: "sorg og tab". */
	about: string;
	topics: readonly string[];
	ages: FunctionType['ages'];
	/** What its line answers, beyond what all do. */
	situations: readonly string[];
	lineHours: string;
}

export const voluntaryOrganisations: readonly DemoVoluntary[] = [
	{
		name: 'LMS',
		aliases: ['Landsforeningen mod spiseforstyrrelser og selvskade', 'Foreningen mod spiseforstyrrelser'],
		domain: 'lms',
		phoneBlock: '30',
		about: 'spiseforstyrrelser og selvskade',
		topics: ['spiseforstyrrelse', 'selvskade'],
		ages: [null, null],
		situations: ['tilbagefald', 'bekymring'],
		lineHours: 'man-tor 16.00-20.00'
	},
	{
		name: 'Børn, Unge & Sorg',
		aliases: ['Sorgcenter', 'Børn, Unge og Sorg'],
		domain: 'boern-unge-sorg',
		phoneBlock: '31',
		about: 'sorg og alvorlig sygdom i familien',
		topics: ['sorg', 'ensomhed'],
		ages: [0, 28],
		situations: ['bekymring'],
		lineHours: 'man-tor 17.00-21.00'
	},
	{
		name: 'Bryd Tavsheden',
		aliases: ['Foreningen Bryd Tavsheden'],
		domain: 'bryd-tavsheden',
		phoneBlock: '32',
		about: 'vold i hjemmet og kærestevold',
		topics: ['vold'],
		ages: [12, 25],
		situations: ['bekymring'],
		lineHours: 'tir-tor 16.00-20.00, søn 17.00-20.00'
	},
	{
		name: 'Angstforeningen',
		aliases: [],
		domain: 'angstforeningen',
		phoneBlock: '33',
		about: 'angst og OCD',
		topics: ['angst'],
		ages: [13, null],
		situations: ['tilbagefald'],
		lineHours: 'man-fre 10.00-14.00, ons 17.00-19.00'
	},
	{
		name: 'Depressionsforeningen',
		aliases: [],
		domain: 'depressionsforeningen',
		phoneBlock: '34',
		about: 'depression og bipolar lidelse',
		topics: ['depression'],
		ages: [15, null],
		situations: ['tilbagefald'],
		lineHours: 'man-søn 19.00-21.00'
	},
	{
		name: 'Autismeforeningen',
		aliases: ['Landsforeningen Autisme'],
		domain: 'autismeforeningen',
		phoneBlock: '35',
		about: 'autisme i skole, hjem og ungdomsliv',
		topics: ['autisme', 'ADHD'],
		ages: [null, null],
		situations: ['skolefravær'],
		lineHours: ''
	}
];

/** The two functions of a voluntary organisation: its line for young people, and who talks with professionals. */
export function voluntaryFunctions(organisation: DemoVoluntary): FunctionType[] {
	const shared = {
		unit: 'party',
		mandate: null,
		topics: organisation.topics,
		welfareAreas: ['social', 'sundhed'],
		serves: municipalities.map(({ name }) => name),
		phoneNote: ''
	};
	return [
		{
			...shared,
			key: 'line',
			name: 'Rådgivningslinjen',
			ages: organisation.ages,
			criticality: 'ordinary',
			situations: organisation.situations,
			can: `Taler med unge og pårørende om ${organisation.about}, anonymt og gratis. Frivillige med uddannelse svarer.`,
			cannot: 'Er ikke akut hjælp og giver ikke behandling.',
			howTo: 'Giv nummeret videre til den unge og familien, eller ring sammen med dem.',
			hours: [organisation.lineHours],
			holder: null,
			reserve: null
		},
		{
			...shared,
			key: 'professionals',
			name: 'Kontakt for fagpersoner',
			ages: [null, null],
			criticality: 'background',
			situations: ['faglig sparring'],
			can: `Svarer fagpersoner på spørgsmål om ${organisation.about} og holder oplæg for skoler, hospitaler og kommuner.`,
			cannot: 'Går ikke ind i enkeltsager.',
			howTo: 'Skriv eller ring, og foreslå en tid. Oplæg aftales gerne en måned før.',
			hours: telephoneHours,
			holder: { title: 'Konsulent', profession: 'pædagog' },
			reserve: 'line'
		}
	];
}
