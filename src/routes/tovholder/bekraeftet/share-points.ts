/** One week of one party. */
export interface SharePoint {
	/** Its Monday. */
	week: string;
	entries: number;
	withinLimit: number;
}

/** 0 to 1; a party without entries has none that are late. */
export const shareOf = ({ entries, withinLimit }: SharePoint) => (entries === 0 ? 1 : withinLimit / entries);
