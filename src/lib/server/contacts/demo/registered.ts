/** Titles and professions of registered professionals who hold no function, by the unit they work in. */

type Title = readonly [title: string, profession: string];

const family: readonly Title[] = [
	['Socialrådgiver', 'socialrådgiver'],
	['Familierådgiver', 'socialrådgiver'],
	['Familiebehandler', 'psykolog'],
	['Kontaktpædagog', 'pædagog'],
	['Støttepædagog', 'socialpædagog'],
	['Teamleder', 'socialrådgiver']
];
const psychiatry: readonly Title[] = [
	['Sygeplejerske', 'sygeplejerske'],
	['Psykolog', 'psykolog'],
	['Overlæge', 'psykiater'],
	['Afdelingslæge', 'læge'],
	['Ergoterapeut', 'ergoterapeut'],
	['Socialrådgiver', 'socialrådgiver'],
	['Social- og sundhedsassistent', 'SOSU-assistent']
];

const byUnit: Readonly<Record<string, readonly Title[]>> = {
	party: [
		['Skoleleder', 'lærer'],
		['Trivselsvejleder', 'lærer'],
		['Pædagogisk leder', 'pædagog'],
		['Udviklingskonsulent', 'socialrådgiver']
	],
	children: family,
	ppr: [
		['Skolepsykolog', 'psykolog'],
		['Psykolog', 'psykolog'],
		['Læsekonsulent', 'lærer'],
		['AKT-vejleder', 'lærer'],
		['Fysioterapeut', 'fysioterapeut']
	],
	health: [
		['Sundhedsplejerske', 'sundhedsplejerske'],
		['Sygeplejerske', 'sygeplejerske'],
		['Ledende sundhedsplejerske', 'sundhedsplejerske']
	],
	job: [
		['Jobkonsulent', 'jobkonsulent'],
		['Virksomhedskonsulent', 'jobkonsulent']
	],
	youth: [
		['Ungevejleder', 'UU-vejleder'],
		['Mentor', 'mentor'],
		['Jobkonsulent', 'jobkonsulent'],
		['Ungerådgiver', 'socialrådgiver']
	],
	adults: [
		['Bostøtte', 'socialpædagog'],
		['Socialrådgiver', 'socialrådgiver'],
		['Hjemmevejleder', 'pædagog'],
		['Social- og sundhedsassistent', 'SOSU-assistent'],
		['Ergoterapeut', 'ergoterapeut']
	]
};

export const volunteerTitles: readonly Title[] = [
	['Frivillig rådgiver', 'pædagog'],
	['Frivilligkoordinator', 'socialrådgiver'],
	['Nøgleperson, frivillig', 'lærer'],
	['Oplægsholder', 'psykolog']
];

/** Titles found in a unit of a municipality by its key, and in every unit of the region. */
export function titlesIn(unit: string): readonly Title[] {
	return byUnit[unit] ?? psychiatry;
}
