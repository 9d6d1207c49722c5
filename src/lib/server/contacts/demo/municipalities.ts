/** The ten municipalities of the network (SIF 2018, chapter 12) with invented, believable units. */
import type { FunctionType } from './function-type.ts';
import { dayAndNight } from './function-type.ts';
import type { State } from './states.ts';

interface DemoUnit {
	key: string;
	/** Key of the unit above; absent: the municipality itself. */
	within?: string;
	name: string;
	aliases?: readonly string[];
}

export interface DemoMunicipality {
	/** Without "Kommune". */
	name: string;
	code: string;
	/** Towns people know it by. */
	towns: readonly string[];
	/** Two digits after the 95 of its phone numbers. */
	phoneBlock: string;
	/** How many of its people are registered, compared with the others. */
	size: number;
	units: readonly DemoUnit[];
	/** Keys of the functions it does not have. */
	without: readonly string[];
	/** Situations that none of its functions answers. */
	uncovered?: readonly string[];
	/** Where its functions differ from those of their kind. */
	own?: Readonly<Record<string, Partial<FunctionType>>>;
	states?: Readonly<Record<string, Partial<State>>>;
}

const toAdultPsychiatry = 'overgang fra børne- til voksenpsykiatri';
const youthAliases = ['Ungeindsatsen', 'KUI', 'Den kommunale ungeindsats'];
const ppr = (name: string): DemoUnit => ({ key: 'ppr', name: `PPR ${name}`, aliases: ['Skolepsykologerne'] });
const nurses = (name: string): DemoUnit => ({ key: 'health', name: `Sundhedsplejen ${name}` });
const allAges: FunctionType['ages'] = [null, null];
const fresh: Partial<State> = { knowledge: 'fresh', tenure: 'held' };

export const municipalities: readonly DemoMunicipality[] = [
	{
		name: 'Allerød',
		code: '0201',
		towns: ['Lynge', 'Blovstrød'],
		phoneBlock: '10',
		size: 8,
		units: [
			{ key: 'children', name: 'Børne- og Familierådgivningen', aliases: ['Familierådgivningen'] },
			ppr('Allerød'),
			nurses('Allerød'),
			{ key: 'youth', name: 'Jobcenter Allerød', aliases: youthAliases },
			{ key: 'adults', name: 'Social og Handicap Allerød' }
		],
		without: [
			'coordinator',
			'dutyPhone',
			'suicideAdult',
			'screeningAdult',
			'dischargeAdult',
			'absence',
			'street'
		],
		uncovered: [toAdultPsychiatry],
		own: { suicideChild: { ages: allAges }, dischargeYoung: { name: 'Ungekoordinator', ages: [18, 29] } },
		states: { ppr: { knowledge: 'bounced' }, screeningChild: { knowledge: 'due' } }
	},
	{
		name: 'Fredensborg',
		code: '0210',
		towns: ['Humlebæk', 'Kokkedal', 'Nivå'],
		phoneBlock: '12',
		size: 12,
		units: [
			{ key: 'children', name: 'Center for Familie og Forebyggelse', aliases: ['Familieafdelingen'] },
			ppr('Fredensborg'),
			nurses('Fredensborg'),
			{ key: 'job', name: 'Jobcenter Fredensborg' },
			{ key: 'youth', within: 'job', name: 'Ungeenheden Fredensborg', aliases: youthAliases },
			{ key: 'adults', name: 'Center for Voksne og Psykiatri' }
		],
		without: ['coordinator', 'suicideAdult', 'absence', 'receptionAdult', 'advisor'],
		own: { suicideChild: { ages: [0, 24] }, dischargeYoung: { ages: [18, 30] } },
		states: { dischargeChild: { tenure: 'acting', deputy: true }, nurse: { knowledge: 'reported' } }
	},
	{
		name: 'Frederikssund',
		code: '0250',
		towns: ['Jægerspris', 'Slangerup', 'Skibby'],
		phoneBlock: '13',
		size: 13,
		units: [
			{ key: 'children', name: 'Familieafdelingen Frederikssund', aliases: ['Børn og Familie'] },
			ppr('Frederikssund'),
			nurses('Frederikssund'),
			{ key: 'job', name: 'Jobcenter Frederikssund' },
			{ key: 'youth', within: 'job', name: 'Ungeteam Frederikssund', aliases: youthAliases },
			{ key: 'adults', name: 'Social Service og Psykiatri' }
		],
		without: ['coordinator', 'dischargeAdult', 'screeningAdult', 'advisor', 'street'],
		uncovered: [toAdultPsychiatry],
		own: { reception: { hours: ['man-tor 08.00-18.00, fre 08.00-15.00'] } },
		states: { course: { knowledge: 'overdue' }, suicideAdult: { knowledge: 'newNumber' } }
	},
	{
		name: 'Furesø',
		code: '0190',
		towns: ['Farum', 'Værløse'],
		phoneBlock: '14',
		size: 12,
		units: [
			{ key: 'children', name: 'Center for Børn og Voksne', aliases: ['CBV', 'Børn og Familie'] },
			ppr('Furesø'),
			nurses('Furesø'),
			{ key: 'job', name: 'Jobcenter Furesø' },
			{
				key: 'youth',
				within: 'job',
				name: 'Ungeafdelingen',
				aliases: [...youthAliases, 'Ungeafdelingen Furesø']
			},
			{ key: 'adults', name: 'Center for Social og Sundhed' }
		],
		without: ['coordinator', 'dischargeAdult', 'absence', 'receptionAdult', 'screeningAdult'],
		own: {
			reception: { hours: ['man-fre 08.00-20.00'] },
			dischargeChild: { hours: ['man-tor 08.00-15.00, fre 08.00-14.00'], phoneNote: 'tast 1' },
			course: { hours: ['man-tor 08.30-15.00, fre 08.30-13.00'] },
			dischargeYoung: {
				ages: [10, 30],
				hours: ['man-tor 08.30-15.30, fre 08.30-13.00'],
				can: 'Møder den unge på afsnittet og følger med hjem. Arbejder med Center for Børn og Voksne om unge under 18 år og med jobcenteret om unge over 18 år.'
			},
			mentor: { hours: ['man-tor 09.00-15.00, fre 09.00-13.00'] },
			transition: { hours: ['man-tor 08.30-15.00, fre 08.30-13.00'] }
		},
		states: {
			reception: fresh,
			dischargeChild: { ...fresh, deputy: true },
			course: fresh,
			dischargeYoung: { ...fresh, deputy: true },
			transition: fresh,
			dutyPhone: fresh,
			street: { tenure: 'vacant' }
		}
	},
	{
		name: 'Gribskov',
		code: '0270',
		towns: ['Helsinge', 'Gilleleje', 'Græsted'],
		phoneBlock: '11',
		size: 12,
		units: [
			{ key: 'children', name: 'Center for Børn og Læring', aliases: ['Børneområdet Gribskov'] },
			ppr('Gribskov'),
			nurses('Gribskov'),
			{ key: 'youth', name: 'Jobcenter Gribskov', aliases: youthAliases },
			{ key: 'adults', name: 'Socialpsykiatrien Gribskov' }
		],
		without: ['coordinator', 'dischargeAdult', 'screeningAdult', 'receptionAdult', 'absence'],
		own: {
			reception: { hours: [dayAndNight] },
			dischargeChild: { hours: ['man-tor 08.00-15.00, fre 08.00-14.00'], phoneNote: 'tast 2' },
			dischargeYoung: { name: 'Ungekoordinator', hours: ['man-tor 09.00-15.00, fre 09.00-14.00'] }
		},
		states: {
			reception: fresh,
			dischargeChild: { ...fresh, deputy: true, deputyPublic: true },
			dischargeYoung: fresh,
			suicideChild: { tenure: 'leaving' },
			dutyPhone: fresh,
			nurse: { tenure: 'handedOver' }
		}
	},
	{
		name: 'Halsnæs',
		code: '0260',
		towns: ['Frederiksværk', 'Hundested'],
		phoneBlock: '15',
		size: 10,
		units: [
			{ key: 'children', name: 'Børn, Unge og Familier', aliases: ['Familieafdelingen Halsnæs'] },
			ppr('Halsnæs'),
			nurses('Halsnæs'),
			{ key: 'job', name: 'Jobcenter Halsnæs' },
			{ key: 'youth', within: 'job', name: 'Ungehuset Halsnæs', aliases: youthAliases },
			{ key: 'adults', name: 'Voksenstøtte og Psykiatri' }
		],
		without: ['coordinator', 'suicideAdult', 'screeningAdult', 'dischargeAdult', 'absence', 'receptionAdult'],
		uncovered: ['tilbagefald'],
		own: {
			reception: { hours: ['man-ons 09.00-15.00, tor 09.00-17.00, fre 09.00-13.00'] },
			suicideChild: { ages: allAges, hours: ['man-tor 08.00-16.00, fre 08.00-15.00'] },
			screeningChild: { ages: allAges }
		},
		states: {
			reception: fresh,
			suicideChild: { tenure: 'vacant', deputy: false },
			advisor: fresh,
			social: fresh,
			dutyPhone: fresh,
			keyPerson: fresh
		}
	},
	{
		name: 'Helsingør',
		code: '0217',
		towns: ['Espergærde', 'Ålsgårde'],
		phoneBlock: '16',
		size: 20,
		units: [
			{ key: 'children', name: 'Center for Børn, Unge og Familier', aliases: ['BUF', 'Familiecentret'] },
			ppr('Helsingør'),
			nurses('Helsingør'),
			{ key: 'job', name: 'Center for Job og Uddannelse', aliases: ['Jobcenter Helsingør'] },
			{ key: 'youth', within: 'job', name: 'Ungeenheden Helsingør', aliases: youthAliases },
			{ key: 'adults', name: 'Center for Særlig Social Indsats' }
		],
		without: [],
		own: {
			reception: { hours: [dayAndNight] },
			advisor: { ages: [0, 22] },
			caseworker: { situations: ['overgang ved 18 år', 'tilbagefald'] }
		},
		states: {
			coordinator: { ...fresh, deputy: true },
			dutyPhone: fresh,
			keyPerson: fresh,
			street: { ...fresh, nameHidden: true }
		}
	},
	{
		name: 'Hillerød',
		code: '0219',
		towns: ['Gørløse', 'Skævinge'],
		phoneBlock: '17',
		size: 16,
		units: [
			{ key: 'children', name: 'Familier og Børn', aliases: ['Familieafdelingen Hillerød'] },
			ppr('Hillerød'),
			nurses('Hillerød'),
			{ key: 'job', name: 'Jobcenter Hillerød' },
			{ key: 'youth', within: 'job', name: 'Uddannelse og Unge', aliases: youthAliases },
			{ key: 'adults', name: 'Social og Psykiatri Hillerød' }
		],
		without: ['coordinator', 'advisor'],
		own: {
			reception: { hours: ['man-tor 08.00-20.00, fre 08.00-16.00'] },
			mentor: { ages: [15, 30] },
			caseworker: { situations: ['overgang ved 18 år', 'tilbagefald', 'henvisning'] }
		},
		states: {
			ssp: { tenure: 'handedOver', knowledge: 'unconfirmed' },
			dischargeAdult: { knowledge: 'overdue' }
		}
	},
	{
		name: 'Hørsholm',
		code: '0223',
		towns: ['Rungsted'],
		phoneBlock: '18',
		size: 8,
		units: [
			{ key: 'children', name: 'Center for Børn og Unge', aliases: ['Børn og Familie'] },
			ppr('Hørsholm'),
			nurses('Hørsholm'),
			{ key: 'youth', name: 'Jobcenter Hørsholm', aliases: youthAliases },
			{ key: 'adults', name: 'Center for Social Støtte' }
		],
		without: [
			'coordinator',
			'dutyPhone',
			'suicideAdult',
			'screeningAdult',
			'dischargeAdult',
			'addiction',
			'street'
		],
		uncovered: ['frafald', toAdultPsychiatry],
		own: { suicideChild: { ages: [0, 29] }, dischargeYoung: { name: 'Ungekoordinator', ages: [18, 25] } },
		states: { dischargeYoung: { knowledge: 'reported' }, visitation: { knowledge: 'due' } }
	},
	{
		name: 'Rudersdal',
		code: '0230',
		towns: ['Holte', 'Birkerød'],
		phoneBlock: '19',
		size: 15,
		units: [
			{ key: 'children', name: 'Børn og Familie', aliases: ['Familieafdelingen Rudersdal'] },
			ppr('Rudersdal'),
			nurses('Rudersdal'),
			{ key: 'job', name: 'Jobcenter Rudersdal' },
			{ key: 'youth', within: 'job', name: 'Ungekontakten', aliases: youthAliases },
			{ key: 'adults', name: 'Psykiatri og Handicap', aliases: ['Voksenpsykiatrien Rudersdal'] }
		],
		without: ['coordinator', 'absence', 'advisor'],
		own: { transition: { ages: [15, 23] }, ssp: { ages: [12, 18] } },
		states: { suicideAdult: { knowledge: 'overdue' }, transition: { tenure: 'acting', deputy: true } }
	}
];

/** Units that have been merged into another: kept, so that what points to them finds the successor. */
export const mergedUnits: readonly {
	municipality: string;
	name: string;
	successor: string;
	/** Days before the reference day on which it ended. */
	endedDaysAgo: number;
}[] = [
	{
		municipality: 'Helsingør',
		name: 'Familierådgivningen Helsingør',
		successor: 'children',
		endedDaysAgo: 240
	},
	{ municipality: 'Rudersdal', name: 'Ungerådgivningen Birkerød', successor: 'youth', endedDaysAgo: 95 }
];
