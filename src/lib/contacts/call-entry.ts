/** A function as somebody who rings it up to ask needs it: with all numbers, also those for the network only. */
import type { HolderRole, Staffing } from '../directory/vocabulary.ts';

export interface CallPhone {
	value: string;
	display: string;
	note: string | null;
}

export interface CallEntry {
	functionId: number;
	slug: string;
	name: string;
	organisationId: number;
	organisation: string;
	staffing: Staffing;
	/** The function's own. */
	phones: CallPhone[];
	/** Those who have it on the day, the primary first, with their own numbers. */
	holders: { personId: number; name: string; title: string | null; role: HolderRole; phones: CallPhone[] }[];
}
