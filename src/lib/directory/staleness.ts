/** How likely it is that an entry has become wrong since somebody last confirmed it. */

/**
 * The chance, 0 to 1, that a contact last confirmed that many days ago is wrong, when people come and go at a constant rate
 * (FACTS, turnover).
 * @param yearlyTurnover share of those who hold functions that change in a year: 0.213
 */
export function chanceWrong(days: number, yearlyTurnover: number): number {
	const rate = -Math.log(1 - yearlyTurnover);
	return 1 - Math.exp((-rate * Math.max(days, 0)) / 365);
}
