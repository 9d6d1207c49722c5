/** Numbers to ring when life may be in danger. They are reached through every acute chain and so answer no situation. */
import type { AcuteAudience } from '../../../directory/vocabulary.ts';

interface AcuteLine {
	name: string;
	value: string;
	/** Where grouping in pairs would be wrong. */
	display: string | null;
	audience: AcuteAudience;
	/** Who publishes the number. */
	source: string;
	/** False: the hours are not known for certain, and so not shown. */
	alwaysOpen: boolean;
	can: string;
	howTo: string;
}

/** The organisation that the lines stand under. */
export const acuteOrganisation = 'Akutte numre';

export const acuteLines: readonly AcuteLine[] = [
	{
		name: 'Alarm 112',
		value: '112',
		display: null,
		audience: 'everyone',
		source: 'https://politi.dk',
		alwaysOpen: true,
		can: 'Sender ambulance, politi eller brandvæsen, når der er fare for liv.',
		howTo: 'Ring 112 ved livsfare. For alle: borgere, pårørende og fagpersoner.'
	},
	{
		name: 'Akuttelefonen 1813',
		value: '1813',
		display: null,
		audience: 'everyone',
		source: 'https://www.regionh.dk',
		alwaysOpen: true,
		can: 'Vurderer akut sygdom, skade og psykisk krise og viser videre til den rigtige akutmodtagelse. Dækker Region Hovedstaden hele døgnet.',
		howTo: 'Ring 1813, når det haster, men ikke er livstruende. For alle: borgere, pårørende og fagpersoner.'
	},
	{
		name: 'Politiet 114',
		value: '114',
		display: null,
		audience: 'professionals',
		source: 'https://politi.dk',
		alwaysOpen: true,
		can: 'Stiller om til politiet og til kommunens sociale døgnvagt uden for kommunens åbningstid.',
		howTo:
			'For fagpersoner: Ring 114 uden for åbningstid, og bed om den sociale døgnvagt i den unges kommune.'
	},
	{
		name: 'Livslinien',
		value: '+4570201201',
		display: '70 201 201',
		audience: 'citizens',
		source: 'https://www.livslinien.dk',
		alwaysOpen: false,
		can: 'Rådgiver anonymt mennesker med selvmordstanker og deres pårørende.',
		howTo:
			'For borgere: Giv nummeret videre til den unge og de pårørende. Det er ikke en indgang for fagpersoner.'
	}
];
