/** What municipalities have for children and young people under 18, and for the whole of the municipality. */
import {
	type FunctionType,
	dayAndNight,
	officeHours,
	receptionHours,
	telephoneHours
} from './function-type.ts';

const socialWorker = 'socialrådgiver';

export const childrenFunctions: readonly FunctionType[] = [
	{
		key: 'reception',
		name: 'Modtagelsen, børn og unge',
		unit: 'children',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: null,
		situations: ['underretning'],
		topics: ['vold'],
		welfareAreas: ['social'],
		can: 'Tager imod henvendelser om børn og unge i {kommune} og stiller om til den rette. Modtager underretninger og vurderer dem inden for et døgn.',
		cannot: 'Giver ikke behandling og kan ikke bevilge.',
		howTo:
			'Ring, og sig hvor du ringer fra, og hvor meget det haster. Send underretningen med sikker mail bagefter.',
		hours: receptionHours,
		holder: null,
		reserve: null
	},
	{
		key: 'dischargeChild',
		name: 'Udskrivningskoordinator, børn',
		unit: 'children',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: 'own',
		situations: ['udskrivning', 'indlæggelse'],
		topics: ['selvskade', 'psykiatriske diagnoser', 'spiseforstyrrelse'],
		welfareAreas: ['social', 'sundhed'],
		can: 'Samler familie, skole og rådgiver om en plan, før barnet kommer hjem fra hospitalet. Kan bevilge støtte i hjemmet fra den dag, barnet udskrives.',
		cannot: 'Tager ikke stilling til behandling eller medicin.',
		howTo:
			'Ring, så snart udskrivningen er i sigte, gerne fem hverdage før. Oplys alder, afsnit og forventet dato; send udskrivningsplanen med sikker mail.',
		hours: officeHours,
		holder: { title: 'Udskrivningskoordinator', profession: socialWorker },
		reserve: 'course'
	},
	{
		key: 'suicideChild',
		name: 'Koordinator ved selvmordshandlinger',
		unit: 'children',
		ages: [0, 17],
		criticality: 'acute',
		mandate: 'own',
		situations: ['selvmordshandling'],
		topics: ['selvmordsadfærd', 'selvskade'],
		welfareAreas: ['social', 'psykiatri'],
		can: 'Tager imod besked om selvmordsforsøg og alvorlige selvmordstanker og kontakter familien samme dag. Sætter støtte i gang og aftaler opfølgning med hospitalet.',
		cannot: 'Vurderer ikke selvmordsrisiko. Det gør psykiatrien eller 1813.',
		howTo:
			'Ring altid, skriv ikke først. Oplys alder, hvor den unge er nu, og hvem der er hos den unge. Uden for åbningstid: ring til den sociale døgnvagt.',
		hours: ['man-tor 08.00-16.00, fre 08.00-15.00', 'man-fre 08.00-15.00'],
		holder: { title: 'Koordinator for selvmordsforebyggelse', profession: socialWorker },
		reserve: 'advisor'
	},
	{
		key: 'screeningChild',
		name: 'Kontakt for psykiatrisk screening',
		unit: 'children',
		ages: [0, 17],
		criticality: 'acute',
		mandate: 'team',
		situations: ['psykiatrisk screening'],
		topics: ['psykiatriske diagnoser', 'depression', 'angst'],
		welfareAreas: ['social', 'psykiatri'],
		can: 'Modtager svar på screeninger fra hospitalet og finder kommunens tilbud til barnet. Aftaler, hvem der følger op, og inden hvornår.',
		cannot: 'Udreder ikke og stiller ikke diagnoser.',
		howTo:
			'Ring, når screeningen peger på behov for støtte inden for en uge. Send svaret med sikker mail samme dag.',
		hours: officeHours,
		holder: { title: 'Psykiatrikoordinator', profession: 'psykolog' },
		reserve: 'suicideChild'
	},
	{
		key: 'course',
		name: 'Forløbskoordinator',
		unit: 'children',
		ages: [6, 23],
		criticality: 'ordinary',
		mandate: 'facilitates',
		situations: ['indlæggelse', 'tilbagefald', 'henvisning'],
		topics: ['psykiatriske diagnoser', 'autisme', 'ADHD'],
		welfareAreas: ['social', 'psykiatri', 'skole'],
		can: 'Holder sammen på forløbet, når flere forvaltninger og psykiatrien er inde over. Indkalder til møder og sørger for, at alle kender planen.',
		cannot: 'Har ikke myndighed og kan ikke bevilge.',
		howTo:
			'Ring eller skriv med sikker mail. Fortæl, hvem der allerede er med, og hvad der skal ske før hvornår.',
		hours: officeHours,
		holder: { title: 'Forløbskoordinator', profession: 'socialpædagog' },
		reserve: 'social'
	},
	{
		key: 'social',
		name: 'Socialrådgiver, børn og unge',
		unit: 'children',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: 'own',
		situations: ['underretning', 'bekymring'],
		topics: ['vold', 'ensomhed', 'sorg'],
		welfareAreas: ['social'],
		can: 'Har myndighed i sager om børn og unge og kan sætte støtte i gang efter barnets lov. Svarer på, om der er et forløb i kommunen, når forældrene har givet lov.',
		cannot: 'Kan ikke oplyse om en sag uden samtykke.',
		howTo: 'Ring i telefontiden. Ved underretning: ring først til Modtagelsen.',
		hours: telephoneHours,
		holder: { title: 'Socialrådgiver', profession: socialWorker },
		reserve: null
	},
	{
		key: 'advisor',
		name: 'Børnefaglig rådgiver',
		unit: 'children',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: 'team',
		situations: ['faglig sparring', 'underretning'],
		topics: ['vold', 'mobning', 'sorg'],
		welfareAreas: ['social', 'dagtilbud', 'skole'],
		can: 'Drøfter bekymringer med skole, dagtilbud og hospital, også uden navn. Kan hurtigt få en sag op i teamet.',
		cannot: 'Overtager ikke ansvaret for at underrette.',
		howTo: 'Ring, og få en tid til en drøftelse inden for en uge. Nævn ikke navn eller CPR-nummer.',
		hours: officeHours,
		holder: { title: 'Børnefaglig rådgiver', profession: socialWorker },
		reserve: 'social'
	},
	{
		key: 'ssp',
		name: 'SSP-konsulent',
		unit: 'children',
		ages: [10, 17],
		criticality: 'background',
		mandate: 'facilitates',
		situations: ['bekymring'],
		topics: ['vold', 'afhængighed og misbrug', 'mobning'],
		welfareAreas: ['social', 'skole'],
		can: 'Kender de unges grupper og mødesteder og arbejder forebyggende med skole og politi. Kan være en voksen at tale med for den unge.',
		cannot: 'Behandler ikke og går ikke ind i enkeltsager uden forældrenes samtykke.',
		howTo: 'Ring eller send en sms. Fortæl, hvad du har set, og hvad du håber på.',
		hours: ['man-tor 09.00-16.00, fre 09.00-14.00', ''],
		holder: { title: 'SSP-konsulent', profession: 'pædagog' },
		reserve: null
	},
	{
		key: 'ppr',
		name: 'PPR-psykolog',
		unit: 'ppr',
		ages: [6, 17],
		criticality: 'ordinary',
		mandate: 'own',
		situations: ['skolefravær', 'bekymring', 'faglig sparring'],
		topics: ['angst', 'autisme', 'ADHD', 'selvskade'],
		welfareAreas: ['skole', 'dagtilbud'],
		can: 'Vurderer, hvad et barn har brug for i skolen, og rådgiver lærere og pædagoger. Hjælper skolen med en plan for at komme tilbage efter indlæggelse.',
		cannot: 'Giver ikke egentlig terapi og henviser ikke til psykiatrien uden forældrene.',
		howTo:
			'Ring i telefontiden, eller skriv med sikker mail. Skolens leder og forældrene skal kende til henvendelsen.',
		hours: telephoneHours,
		holder: { title: 'PPR-psykolog', profession: 'psykolog' },
		reserve: 'absence'
	},
	{
		key: 'absence',
		name: 'Skolefraværskoordinator',
		unit: 'ppr',
		ages: [6, 17],
		criticality: 'ordinary',
		mandate: 'team',
		situations: ['skolefravær'],
		topics: ['angst', 'mobning', 'ensomhed'],
		welfareAreas: ['skole'],
		can: 'Samler skole, forældre og PPR, når et barn bliver væk fra skole. Følger op hver uge, til barnet er tilbage.',
		cannot: 'Træffer ikke afgørelser om skoleskift.',
		howTo:
			'Ring, når fraværet er over ti procent, eller når barnet har været væk en uge. Skolen skriver planen med.',
		hours: officeHours,
		holder: { title: 'Fraværskoordinator', profession: 'lærer' },
		reserve: null
	},
	{
		key: 'nurse',
		name: 'Sundhedsplejerske',
		unit: 'health',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: 'own',
		situations: ['bekymring', 'skolefravær'],
		topics: ['spiseforstyrrelse', 'ensomhed', 'selvskade'],
		welfareAreas: ['sundhed', 'skole', 'dagtilbud'],
		can: 'Kender børnene på skolerne og kan se et barn inden for få dage. Følger vægt og trivsel efter udskrivning, når det er aftalt.',
		cannot: 'Behandler ikke og udskriver ikke medicin.',
		howTo:
			'Ring i telefontiden, og spørg efter skolens sundhedsplejerske. Aftal med forældrene, før du ringer.',
		hours: telephoneHours,
		holder: { title: 'Sundhedsplejerske', profession: 'sundhedsplejerske' },
		reserve: null
	}
];

export const partyFunctions: readonly FunctionType[] = [
	{
		key: 'dutyPhone',
		name: 'Social døgnvagt',
		unit: 'party',
		ages: [null, null],
		criticality: 'acute',
		mandate: 'own',
		situations: [],
		topics: ['vold', 'selvmordsadfærd'],
		welfareAreas: ['social'],
		can: 'Tager sig af det, der ikke kan vente til næste hverdag, for alle aldre i {kommune}. Kan møde op og kan træffe afgørelse om akut støtte.',
		cannot: 'Tager ikke imod henvendelser, der kan vente til åbningstid.',
		howTo:
			'For fagpersoner: Ring, og sig hvor du ringer fra, og hvor den unge er nu. Ved fare for liv: ring 112.',
		hours: [dayAndNight],
		holder: null,
		reserve: null
	},
	{
		key: 'keyPerson',
		name: 'Nøgleperson',
		unit: 'party',
		ages: [null, null],
		criticality: 'background',
		mandate: 'facilitates',
		situations: [],
		topics: [],
		welfareAreas: ['social', 'psykiatri'],
		can: 'Kender netværket og {kommune} og ved, hvem der har hvilket ansvar. Retter kontaktoplysninger og bærer spørgsmål videre.',
		cannot: 'Går ikke ind i enkeltsager.',
		howTo: 'Ring eller skriv, når du ikke kan finde den rette, eller når en oplysning er forkert.',
		hours: officeHours,
		holder: { title: 'Specialkonsulent', profession: socialWorker },
		reserve: null
	},
	{
		key: 'coordinator',
		name: 'Faglig tovholder',
		unit: 'party',
		ages: [null, null],
		criticality: 'background',
		mandate: 'facilitates',
		situations: [],
		topics: ['selvskade', 'selvmordsadfærd'],
		welfareAreas: ['social', 'psykiatri'],
		can: 'Driver netværket for alle ti kommuner og regionen: temadage, supervision og kontaktoplysninger. Hjælper videre, når ingen andre svarer.',
		cannot: 'Har ikke myndighed i nogen kommune og går ikke ind i enkeltsager.',
		howTo:
			'Ring på hverdage, eller skriv. Haster det, så ring til kommunens egen kontakt eller døgnvagt først.',
		hours: ['man-tor 09.00-15.30, fre 09.00-14.00'],
		holder: { title: 'Faglig tovholder', profession: 'psykolog' },
		reserve: null
	}
];
