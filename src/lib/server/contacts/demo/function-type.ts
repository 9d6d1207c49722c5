/** What the demo network's functions of one kind have in common. */
import type { Criticality, Mandate } from '../../../directory/vocabulary.ts';

export interface FunctionType {
	/** What others refer to it by; unique within its party. */
	key: string;
	name: string;
	/** Key of the unit it stands in. */
	unit: string;
	ages: readonly [from: number | null, to: number | null];
	criticality: Criticality;
	mandate: Mandate | null;
	situations: readonly string[];
	topics: readonly string[];
	welfareAreas: readonly string[];
	/** "{kommune}" stands for the municipality. */
	can: string;
	cannot: string | null;
	howTo: string;
	/** Opening hours to choose from, as the import format writes them; "" is not known. */
	hours: readonly string[];
	/** Title and profession of those who have it; null is a line. */
	holder: { title: string; profession: string } | null;
	/** Key of the function to try next. */
	reserve: string | null;
	/** Menu path or extension of its number; absent: by chance. */
	phoneNote?: string;
	/** Names of the municipalities it serves; absent: as its organisation does. */
	serves?: readonly string[];
}

/** Weekday hours as municipal units keep them. None is open after three on a Friday. */
export const officeHours = [
	'man-tor 08.30-15.00, fre 08.30-14.00',
	'man-tor 08.00-15.30, fre 08.00-14.00',
	'man-ons 09.00-15.00, tor 09.00-17.00, fre 09.00-13.00',
	'man-fre 09.00-14.00',
	'man-tor 09.00-12.00, man-tor 12.30-15.00, fre 09.00-12.00',
	'man-tor 08.00-12.00, man-tor 13.00-15.00, fre 08.00-13.00'
] as const;

/** Hours when one is sure to reach a professional who is otherwise with families. */
export const telephoneHours = [
	'man-fre 08.00-09.30',
	'man-tor 08.00-10.00, man-tor 13.00-14.30, fre 08.00-10.00',
	'man-tir 09.00-12.00, tor 13.00-16.00, fre 09.00-11.30',
	'man-fre 12.00-14.00',
	''
] as const;

export const receptionHours = [
	'man-ons 09.00-15.00, tor 09.00-17.00, fre 09.00-13.00',
	'man-tor 08.00-15.30, fre 08.00-14.30',
	'man-ons 08.00-15.00, tor 08.00-18.00, fre 08.00-13.00'
] as const;

export const dayAndNight = 'døgnåben';
