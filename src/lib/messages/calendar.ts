/** Words for dates, times, holidays and opening hours. */

export const monthNames = [
	'januar',
	'februar',
	'marts',
	'april',
	'maj',
	'juni',
	'juli',
	'august',
	'september',
	'oktober',
	'november',
	'december'
] as const;

/** Monday first, as ISO weekdays count. */
export const weekdayNames = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'] as const;
export const weekdayShortNames = ['man', 'tir', 'ons', 'tor', 'fre', 'lør', 'søn'] as const;

export const holidayNames = {
	newYear: 'nytårsdag',
	maundyThursday: 'skærtorsdag',
	goodFriday: 'langfredag',
	easterSunday: 'påskedag',
	easterMonday: '2. påskedag',
	prayerDay: 'store bededag',
	ascension: 'Kristi himmelfartsdag',
	whitSunday: 'pinsedag',
	whitMonday: '2. pinsedag',
	christmasDay: '1. juledag',
	secondChristmasDay: '2. juledag'
} as const;

export const dayAndMonth = (day: number, month: string) => `${day}. ${month}`;
export const dayMonthAndYear = (day: number, month: string, year: number) => `${day}. ${month} ${year}`;
export const clockTime = (hour: number, minute: number) => `${hour}.${String(minute).padStart(2, '0')}`;
export const timeToday = (time: string) => `kl. ${time}`;
export const timeOnDay = (day: string, time: string) => `${day} kl. ${time}`;
export const today = 'i dag';
export const tomorrow = 'i morgen';
export const yesterday = 'i går';
export const daysAgo = (days: number) => `for ${days} dage siden`;

export const alwaysOpenText = 'døgnåben';

export const openingHoursNotUnderstood = (part: string) =>
	`Vi forstår ikke "${part}". Skriv fx "man-tor 08.30-15.00, fre 08.30-14.00" eller "døgnåben".`;
export const openingHoursUnknownDay = (word: string) =>
	`"${word}" er ikke en ugedag. Skriv man, tir, ons, tor, fre, lør eller søn, fx "man-fre 08.00-15.00".`;
export const openingHoursWithoutDay = (times: string) =>
	`"${times}" mangler en ugedag. Skriv dagen foran, fx "man-fre ${times}".`;
export const openingHoursWithoutTimes = (days: string) =>
	`"${days}" mangler klokkeslæt. Skriv dem efter dagen, fx "${days} 08.30-15.00".`;
export const openingHoursBadTime = (time: string) =>
	`"${time}" er ikke et klokkeslæt. Skriv et tidspunkt fra 00.00 til 24.00, fx 08.30.`;
export const openingHoursStartAtMidnight = (part: string) =>
	`"${part}" begynder kl. 24.00. Skriv tiden på næste dag fra 00.00.`;
export const openingHoursClosedDay = (part: string) =>
	`"${part}" skal ikke stå der. Skriv kun de dage, hvor der er åbent.`;
export const openingHoursAlwaysOpenAlone =
	'"døgnåben" skal stå alene. Slet de andre tider, eller slet ordet "døgnåben".';
export const openingHoursOverlap = (first: string, second: string) =>
	`"${first}" og "${second}" overlapper hinanden. Ret klokkeslættene, så hvert tidspunkt kun er dækket én gang.`;
