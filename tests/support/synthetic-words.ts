/** The words that the synthetic network is made of. Places are real; people and hospital units are not anybody's. */
import type { Criticality, Staffing } from '../../src/lib/directory/vocabulary.ts';

/** A kind of function: what such functions of all units have in common. Terms by name, ages inclusive. */
export interface FunctionKind {
	name: string;
	staffing?: Staffing;
	criticality?: Criticality;
	situations?: readonly string[];
	topics?: readonly string[];
	areas?: readonly string[];
	ages?: readonly [number | null, number | null];
	profession: string;
	can?: string;
}

const child = [0, 17] as const;
const young = [15, 25] as const;
const adult = [18, null] as const;

export const municipalKinds: readonly FunctionKind[] = [
	{
		name: 'Udskrivningskoordinator',
		criticality: 'acute',
		situations: ['udskrivning', 'indlæggelse'],
		areas: ['social', 'psykiatri'],
		ages: [10, 25],
		profession: 'socialrådgiver',
		can: 'Vi planlægger udskrivning sammen med afdelingen og sørger for, at der er en plan i kommunen den dag.'
	},
	{
		name: 'Udskrivningsmentor',
		situations: ['udskrivning', 'tilbagefald'],
		areas: ['beskæftigelse'],
		ages: [10, 30],
		profession: 'mentor',
		can: 'Mentoren følger den unge fra indlæggelse og videre i hverdag, skole og arbejde.'
	},
	{
		name: 'Forløbskoordinator',
		situations: ['udskrivning', 'bekymring', 'tilbagefald'],
		areas: ['social'],
		ages: child,
		profession: 'socialpædagog'
	},
	{
		name: 'PPR-psykolog',
		situations: ['skolefravær', 'faglig sparring'],
		topics: ['angst', 'ADHD', 'autisme'],
		areas: ['skole', 'dagtilbud'],
		ages: [0, 18],
		profession: 'psykolog',
		can: 'Pædagogisk psykologisk vurdering og rådgivning til forældre og skole.'
	},
	{
		name: 'Sundhedsplejerske',
		situations: ['bekymring'],
		topics: ['ensomhed', 'spiseforstyrrelse'],
		areas: ['sundhed', 'dagtilbud'],
		ages: [0, 16],
		profession: 'sundhedsplejerske'
	},
	{
		name: 'Socialrådgiver',
		situations: ['underretning', 'bekymring'],
		areas: ['social'],
		profession: 'socialrådgiver'
	},
	{
		name: 'Børnefaglig rådgiver',
		situations: ['bekymring', 'faglig sparring'],
		topics: ['vold', 'mobning'],
		areas: ['social'],
		ages: child,
		profession: 'socialrådgiver'
	},
	{
		name: 'SSP-konsulent',
		situations: ['bekymring'],
		topics: ['vold', 'afhængighed og misbrug'],
		areas: ['skole', 'social'],
		ages: [10, 18],
		profession: 'lærer',
		can: 'Samarbejder med skole og politi om unge i risiko for kriminalitet.'
	},
	{
		name: 'UU-vejleder',
		situations: ['frafald', 'overgang ved 18 år'],
		areas: ['uddannelse'],
		ages: young,
		profession: 'UU-vejleder'
	},
	{
		name: 'Misbrugsbehandler',
		situations: ['tilbagefald', 'henvisning'],
		topics: ['afhængighed og misbrug'],
		areas: ['sundhed'],
		ages: [13, 30],
		profession: 'socialpædagog'
	},
	{
		name: 'Mentor',
		topics: ['ensomhed'],
		areas: ['beskæftigelse', 'bolig'],
		ages: adult,
		profession: 'mentor'
	},
	{
		name: 'Gadeplansmedarbejder',
		areas: ['social'],
		ages: [12, 25],
		profession: 'pædagog',
		criticality: 'background'
	},
	{
		name: 'Visitation',
		staffing: 'line',
		situations: ['henvisning'],
		areas: ['social'],
		profession: 'socialrådgiver'
	},
	{
		name: 'Modtagelse',
		staffing: 'line',
		situations: ['underretning'],
		areas: ['social'],
		profession: 'socialrådgiver'
	},
	{
		name: 'Koordinerende sagsbehandler',
		situations: ['overgang ved 18 år', 'udskrivning'],
		areas: ['social', 'beskæftigelse'],
		ages: [16, 30],
		profession: 'socialrådgiver'
	},
	{
		name: 'Selvmordsforebyggende kontakt',
		criticality: 'acute',
		situations: ['selvmordshandling', 'psykiatrisk screening'],
		topics: ['selvmordsadfærd', 'selvskade'],
		areas: ['psykiatri', 'social'],
		ages: [6, 25],
		profession: 'psykolog'
	},
	{
		name: 'Jobkonsulent',
		situations: ['frafald'],
		areas: ['beskæftigelse'],
		ages: adult,
		profession: 'jobkonsulent'
	},
	{ name: 'Sorggruppeleder', topics: ['sorg'], areas: ['skole'], ages: [6, 18], profession: 'pædagog' }
];

export const regionalKinds: readonly FunctionKind[] = [
	{
		name: 'Visitation',
		staffing: 'line',
		criticality: 'acute',
		situations: ['henvisning', 'psykiatrisk screening'],
		areas: ['psykiatri'],
		profession: 'sygeplejerske'
	},
	{
		name: 'Udskrivningskoordinator',
		situations: ['udskrivning'],
		areas: ['psykiatri'],
		ages: child,
		profession: 'sygeplejerske'
	},
	{
		name: 'Akutambulatorium',
		staffing: 'line',
		criticality: 'acute',
		situations: ['selvmordshandling', 'psykiatrisk screening'],
		topics: ['selvmordsadfærd'],
		areas: ['psykiatri', 'sundhed'],
		profession: 'sygeplejerske'
	},
	{
		name: 'Behandlingsansvarlig overlæge',
		situations: ['indlæggelse', 'udskrivning'],
		topics: ['psykiatriske diagnoser', 'depression'],
		areas: ['psykiatri'],
		profession: 'psykiater'
	},
	{
		name: 'Forløbskoordinator, spiseforstyrrelser',
		situations: ['henvisning', 'udskrivning'],
		topics: ['spiseforstyrrelse'],
		areas: ['psykiatri'],
		ages: [10, 30],
		profession: 'psykolog'
	},
	{
		name: 'Netværkskoordinator',
		situations: ['overgang fra børne- til voksenpsykiatri', 'faglig sparring'],
		areas: ['psykiatri'],
		ages: [16, 20],
		profession: 'socialrådgiver'
	},
	{
		name: 'Sekretariat',
		staffing: 'line',
		areas: ['sundhed'],
		profession: 'sygeplejerske',
		criticality: 'background'
	}
];

export const voluntaryKinds: readonly FunctionKind[] = [
	{ name: 'Rådgivning', staffing: 'line', topics: ['spiseforstyrrelse', 'selvskade'], profession: 'pædagog' },
	{ name: 'Gruppeleder', topics: ['angst', 'depression'], ages: [13, 30], profession: 'psykolog' },
	{
		name: 'Frivilligkoordinator',
		topics: ['ensomhed', 'sorg'],
		profession: 'socialpædagog',
		criticality: 'background'
	}
];

/** What tells functions of one kind within a unit apart. */
export const specialities =
	'småbørn|skolebørn|unge|familier|anbragte børn|unge med angst|unge med autisme|botilbud|ungdomsuddannelser|hjemløse unge|pårørende|spiseforstyrrelser|børn af psykisk syge|specialklasser'.split(
		'|'
	);

export const centres =
	'Center for Børn og Voksne|Center for Børn, Unge og Familier|Center for Social og Sundhed|Center for Skole og Dagtilbud|Center for Arbejdsmarked|Jobcenter|Familiecenter|Psykiatricenter'.split(
		'|'
	);
export const departments =
	'Ungeafdelingen|Familieafdelingen|Børne- og Familierådgivningen|Sundhedsplejen|PPR|Myndighedsafdelingen|Rusmiddelcentret|Socialpsykiatrien|Ungdommens Uddannelsesvejledning|Forebyggelsesenheden|Handicapafdelingen|Familiehuset'.split(
		'|'
	);
export const districts = [
	'Nord',
	'Syd',
	'Øst',
	'Vest',
	'Midt',
	'Kysten',
	'Søerne',
	'Ådalen',
	'Skoven',
	'Havnen'
];
/** A house is called by one of each: "Lærkehuset". */
export const houseHeads =
	'Birke Ege Lærke Mølle Kilde Skov Sø Bøge Lynge Rønne Pile Hassel Elme Tjørne Hyben Solsort Svane Falke Bakke Eng Klint Strand Fjord Ådal Kløver Rose Vinter Sommer Kirke Borg Drage Stjerne Måne Bro Havne Grønne Smede Præste Toft Ager'.split(
		' '
	);
export const houseTails =
	'huset gården bakken skolen centret hjemmet lunden parken vænget højen dalen toften gruppen klubben kollegiet institutionen'.split(
		' '
	);
export const teams = [
	'Team Unge',
	'Team Familie',
	'Team Småbørn',
	'Team Overgang',
	'Team Skole',
	'Team Støtte'
];

export const regions: readonly { code: string; name: string; towns: readonly string[] }[] = [
	{
		code: '1084',
		name: 'Region Hovedstaden',
		towns: ['Bispebjerg', 'Glostrup', 'Hillerød', 'Ballerup', 'Amager', 'Herlev', 'Rønne']
	},
	{ code: '1085', name: 'Region Sjælland', towns: ['Roskilde', 'Slagelse', 'Køge', 'Nykøbing', 'Holbæk'] },
	{
		code: '1083',
		name: 'Region Syddanmark',
		towns: ['Odense', 'Vejle', 'Esbjerg', 'Kolding', 'Aabenraa', 'Svendborg']
	},
	{
		code: '1082',
		name: 'Region Midtjylland',
		towns: ['Aarhus', 'Viborg', 'Herning', 'Horsens', 'Randers', 'Gødstrup']
	},
	{ code: '1081', name: 'Region Nordjylland', towns: ['Aalborg', 'Brønderslev', 'Thisted', 'Hjørring'] }
];

export const wards = ['Ambulatorium', 'Sengeafsnit', 'Dagafsnit', 'Akutteam', 'Udgående team', 'Klinik'];

export const voluntary: readonly { name: string; aliases: readonly string[] }[] = [
	{ name: 'Landsforeningen mod spiseforstyrrelser og selvskade', aliases: ['LMS'] },
	{ name: 'Børn, Unge & Sorg', aliases: [] },
	{ name: 'Bryd Tavsheden', aliases: [] },
	{ name: 'Angstforeningen', aliases: [] },
	{ name: 'Depressionsforeningen', aliases: [] },
	{ name: 'Autismeforeningen', aliases: [] }
];

export const firstNames =
	'Anne Mette Kirsten Hanne Lone Pia Susanne Lene Marianne Inge Tina Charlotte Camilla Maria Louise Line Ida Emma Sofie Julie Cecilie Katrine Trine Gitte Dorthe Birgitte Åse Bodil Karen Ulla Signe Freja Maja Nanna Rikke Stine Heidi Bente Ellen Jette Peter Jens Lars Michael Henrik Thomas Søren Jan Christian Martin Niels Anders Morten Jesper Hans Jørgen Mads Rasmus Per Ole Kasper Jakob Bjørn Åge Mikkel Kristian Simon Jonas Frederik Emil Oliver Magnus Torben Steen Flemming Bo Erik Carsten Ali Fatima Amina Yusuf Leyla Hassan Aisha Mehmet Zeynep Omar'.split(
		' '
	);
export const middleNames = [
	'',
	'',
	'',
	'Marie',
	'Kjær',
	'Bach',
	'Lund',
	'Juul',
	'Skov',
	'Dahl',
	'Winther',
	'Friis'
];
export const lastNames =
	'Nielsen Jensen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen Knudsen Jakobsen Jacobsen Mikkelsen Olesen Frederiksen Laursen Henriksen Lund Holm Schmidt Eriksen Kristiansen Clausen Simonsen Svendsen Andreasen Iversen Jeppesen Mogensen Jespersen Nissen Lauridsen Frandsen Østergaard Jepsen Kjær Carlsen Vestergaard Nørgaard Dahl Christoffersen Skov Søndergaard Bertelsen Bruun Lassen Bach Gregersen Friis Johnsen Steffensen Kjeldsen Bech Krogh Lauritsen Danielsen Mathiesen Andresen Brandt Winther Toft Ravn Mathiasen Dam Holst Nilsson Lind Berg Schou Overgaard Kristoffersen Schultz Klausen Karlsen Paulsen Hermansen Thorsen Koch Thygesen Bak Kruse Bang Juhl Davidsen Berthelsen Nygaard Lorentzen Villadsen Lorenzen Damgaard Bjerregaard Lange Hedegaard Bendtsen Lauritzen Svensson Justesen Juul Hald Beck Kofoed Søgaard Meyer Kjærgaard Riis Johannsen Carstensen Bonde Ibsen Fischer Andersson Bundgaard Johannesen Eskildsen Hemmingsen Andreassen Thomassen Schrøder Persson Hjorth Enevoldsen Nguyen Henningsen Jønsson Olsson Asmussen Michelsen Vinther Markussen Kragh Thøgersen Johansson Dalsgaard Gade Bjerre Ali Laustsen Buch Ludvigsen Hougaard Kirkegaard Marcussen Mølgaard Ipsen Sommer Ottosen Müller Krog Hoffmann Clemmensen Nikolajsen Brodersen Therkildsen Leth Michaelsen Graversen Frost Dalgaard Albertsen Laugesen Due Ebbesen Munch Svane Rønne Åkjær'.split(
		' '
	);

export const canSentences = [
	'Vi kan komme med ud til møder på afdelingen, i skolen og hjemme.',
	'Rådgivning uden henvisning til forældre og fagpersoner.',
	'Vi laver en plan sammen med den unge og familien inden for to uger.',
	'Kontaktforløb, samtaler og støtte i hverdagen.',
	'Vi vurderer behovet og viser videre til det rigtige sted i kommunen.',
	'Gruppeforløb to gange om året og individuelle samtaler.',
	'Sparring om unge i mistrivsel, også når der ikke er en sag.'
];
export const cannotSentences = [
	'Vi kan ikke bevilge botilbud eller økonomisk hjælp.',
	'Vi behandler ikke psykisk sygdom.',
	'Vi har ikke akut vagt uden for åbningstiden.'
];
export const howToSentences = [
	'Ring først, og send derefter en henvisning med sikker mail.',
	'Ring mellem 8 og 9, hvor vi altid sidder ved telefonen.',
	'Skriv til den sikre postkasse; vi svarer inden for to hverdage.'
];
