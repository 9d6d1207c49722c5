/** How right the directory is: measured by calls, and counted by confirmations. */
import { formatDate } from '../calendar/danish-dates.ts';
import type { AccuracyResult } from '../directory/vocabulary.ts';

export const title = 'Hvor rigtige er oplysningerne?';
export const intro =
	'Et forkert nummer er det, der får et netværk til at gå i stykker. Derfor måles det, hvor mange oplysninger der er rigtige, og tallene står her, som de er.';

export const measuredHeading = 'Målt ved opringning';
export const measured = (right: number, answered: number) =>
	`${right} af ${answered} gav den rigtige person eller funktion på det rigtige nummer.`;
export const measuredInterval = (low: number, high: number) =>
	`Med 95 % sikkerhed ligger den rigtige andel mellem ${percent(low)} og ${percent(high)} (Wilsons interval).`;
export const tooFew = 'Der er ringet for få gange til, at tallet siger noget sikkert endnu.';
export const noneYet = 'Der er ikke ringet til nogen endnu.';
export const noAnswer = (count: number) =>
	count === 1
		? 'Én tog ikke telefonen. Den tæller ikke med, for den siger ikke, om nummeret er rigtigt.'
		: `${count} tog ikke telefonen. De tæller ikke med, for de siger ikke, om nummeret er rigtigt.`;
export const how = (since: string, callsAWeek: number) =>
	`Siden ${formatDate(since)} er der hver uge trukket op til ${callsAWeek} oplysninger ved lodtrækning, som den faglige tovholder ringer til. De parter, der er trukket færrest gange, kommer først, så en lille kommune måles lige så ofte som en stor. Akutte numre ringes der aldrig til for at måle.`;

export const countedHeading = 'Bekræftet til tiden';
export const counted = (withinLimit: number, entries: number) =>
	`${withinLimit} af ${entries} oplysninger er bekræftet inden for deres frist, og intet tyder på, at de er forkerte.`;
export const countedOn = (day: string) => `Talt ${formatDate(day)}.`;
export const notCounted = 'Det er ikke talt endnu.';
export const difference =
	'De to tal er ikke det samme: En oplysning kan være bekræftet og alligevel være blevet forkert siden, og en, der ikke er bekræftet, kan sagtens være rigtig.';

export const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

export const sampleTitle = 'Ugens stikprøve';
export const sampleIntro =
	'Ring, og spørg: "Er det her den rette til …?" Notér, hvad opkaldet viste. Svaret er også en bekræftelse, eller en melding om, at noget er forkert.';
export const sampleDone = 'Alle ugens opringninger er noteret. Næste uge trækkes der igen.';
export const callNoted = 'Det er noteret.';
export const callNotedAlready = 'En anden har allerede noteret det opkald.';
export const chooseResult = 'Vælg, hvad opkaldet viste.';
export const drawnForWeek = (week: string) => `Trukket til ugen fra ${formatDate(week)}`;
export const resultLabel: Record<AccuracyResult, string> = {
	right: 'Rigtig',
	wrongPerson: 'Forkert person',
	wrongNumber: 'Forkert nummer',
	noAnswer: 'Ingen svarede'
};
export const resultNamed = (result: AccuracyResult, name: string) => `${resultLabel[result]}: ${name}`;
export const ownNumber = 'Funktionens nummer';
export const noPhone = 'Der er intet telefonnummer nu.';

export const sharesTitle = 'Bekræftet til tiden, part for part';
export const sharesIntro =
	'Andelen af hver parts oplysninger, der var bekræftet inden for fristen, uge for uge. Linjen går fra 0 til 100 %.';
export const sharesNone = 'Der er ikke talt endnu. Det sker hver dag, og tallene kommer af sig selv.';
export const sharesTable = 'De samme tal i en tabel';
export const shareColumn = 'Part';
export const shareNow = (share: number) => `Nu ${percent(share)}`;
export const chartLabel = (organisation: string, first: number, last: number) =>
	`${organisation}: fra ${percent(first)} til ${percent(last)}`;
export const weekOf = (week: string) => formatDate(week);
export const toQuality = 'Hvor rigtige er oplysningerne?';
