/** How sure a share is that was measured on a few draws. */

export interface Share {
	/** 0 to 1. */
	share: number;
	/** The interval that holds the true share with 95 % confidence. */
	low: number;
	high: number;
}

/** The 97.5 % point of the normal distribution: 95 % lie within it on both sides. */
const z = 1.959964;

/**
 * Wilson's score interval (E. B. Wilson, 1927), which unlike the textbook one holds for few draws and for shares near 1.
 * Null when nothing was drawn. Throws RangeError unless 0 ≤ `hits` ≤ `draws`.
 */
export function wilsonInterval(hits: number, draws: number): Share | null {
	if (hits < 0 || hits > draws) throw new RangeError(`${hits} of ${draws} is no share`);
	if (draws === 0) return null;
	const share = hits / draws;
	const spread = (z * z) / draws;
	const middle = (share + spread / 2) / (1 + spread);
	const half = (z * Math.sqrt((share * (1 - share)) / draws + spread / (4 * draws))) / (1 + spread);
	// What rounding leaves of 0 and 1.
	return { share, low: hits === 0 ? 0 : middle - half, high: hits === draws ? 1 : middle + half };
}
