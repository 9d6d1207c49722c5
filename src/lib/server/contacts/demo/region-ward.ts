/** What Børne- og Ungeafdelingen at Hillerød Hospital has. */
import { type FunctionType, dayAndNight, telephoneHours } from './function-type.ts';

const wardHours = ['man-fre 08.00-15.30', 'man-tor 08.00-15.00, fre 08.00-14.00'] as const;

export const regionWardFunctions: readonly FunctionType[] = [
	{
		key: 'wardReception',
		name: 'Modtagelsen, børn og unge',
		unit: 'childrenWard',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: null,
		situations: [],
		topics: [],
		welfareAreas: ['sundhed'],
		can: 'Svarer hele døgnet og stiller om til den sygeplejerske, der har barnet.',
		cannot: 'Giver ikke oplysninger om indlagte uden samtykke.',
		howTo: 'Ring, og sig hvor du ringer fra. Du bliver ringet op på din arbejdsplads, før vi oplyser noget.',
		hours: [dayAndNight],
		holder: null,
		reserve: null
	},
	{
		key: 'wardDischarge',
		name: 'Udskrivningssygeplejerske',
		unit: 'childrenWard',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: null,
		situations: ['udskrivning', 'indlæggelse'],
		topics: ['spiseforstyrrelse', 'selvskade'],
		welfareAreas: ['sundhed'],
		can: 'Planlægger udskrivning fra børneafdelingen og ringer til kommunen, før barnet skal hjem.',
		cannot: 'Aftaler ikke psykiatrisk behandling; det gør Børn- og Ungepsykiatrien.',
		howTo: 'Ring på hverdage mellem stuegang og middag. Efter lukketid svarer Modtagelsen.',
		hours: wardHours,
		holder: { title: 'Udskrivningssygeplejerske', profession: 'sygeplejerske' },
		reserve: 'wardSocial'
	},
	{
		key: 'wardSocial',
		name: 'Socialrådgiver',
		unit: 'childrenWard',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: null,
		situations: ['underretning', 'bekymring', 'udskrivning'],
		topics: ['vold', 'sorg'],
		welfareAreas: ['sundhed', 'social'],
		can: 'Hjælper familier og kommune med at finde hinanden under indlæggelsen. Skriver underretninger for afdelingen.',
		cannot: 'Har ikke myndighed efter barnets lov.',
		howTo: 'Ring i telefontiden, eller skriv med sikker mail.',
		hours: telephoneHours.slice(0, 3),
		holder: { title: 'Socialrådgiver', profession: 'socialrådgiver' },
		reserve: null
	},
	{
		key: 'wardSuicide',
		name: 'Koordinator ved selvmordshandlinger',
		unit: 'childrenWard',
		ages: [0, 17],
		criticality: 'acute',
		mandate: null,
		situations: ['selvmordshandling'],
		topics: ['selvmordsadfærd', 'selvskade'],
		welfareAreas: ['sundhed', 'psykiatri'],
		can: 'Sørger for samtale med psykiatrien, før et barn udskrives efter et selvmordsforsøg, og ringer til kommunen samme dag.',
		cannot: 'Behandler ikke efter udskrivning.',
		howTo: 'Ring, hvis kommunen ikke har hørt fra os dagen efter, at I fik besked.',
		hours: wardHours,
		holder: { title: 'Klinisk sygeplejespecialist', profession: 'sygeplejerske' },
		reserve: 'wardDischarge'
	},
	{
		key: 'wardDoctor',
		name: 'Konsulentlinje for læger og sundhedsplejersker',
		unit: 'childrenWard',
		ages: [0, 17],
		criticality: 'ordinary',
		mandate: null,
		situations: ['henvisning', 'faglig sparring'],
		topics: ['spiseforstyrrelse'],
		welfareAreas: ['sundhed'],
		can: 'Svarer på faglige spørgsmål om børn med mistrivsel, vægttab eller uforklarede smerter.',
		cannot: 'Er ikke til akut henvisning.',
		howTo: 'Ring i telefontiden. Send henvisningen elektronisk bagefter.',
		hours: ['man-fre 12.30-13.30'],
		holder: { title: 'Overlæge', profession: 'læge' },
		reserve: null
	}
];
