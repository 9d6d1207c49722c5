/** The two desks: the coordinator's and the key person's. */
import type { AgeGroup } from '../directory/coverage.ts';
import type { Lack } from '../directory/desk.ts';

export const coordinatorTitle = 'Tovholderens bord';
export const keyPersonTitle = 'Nøglepersonens bord';
export const coordinatorIntro = 'Det, der mangler i netværkets kontakter. Det værste står øverst.';
export const keyPersonIntro = 'Det, der mangler i din organisations kontakter. Det værste står øverst.';
export const count = (total: number) => (total === 1 ? '1 ting mangler' : `${total} ting mangler`);
export const nothing = 'Intet mangler lige nu.';
export const acuteMark = 'Akut';

export const why: Record<Exclude<Lack, 'answer'>, string> = {
	holder: 'Ingen varetager funktionen. Den, der ringer, sendes videre.',
	primary: 'Kun en stedfortræder varetager funktionen.',
	channel: 'Der er hverken nummer eller adresse.',
	deputy: 'Ingen stedfortræder eller reserve: ved sygdom og ferie er der ingen.',
	hours: 'Åbningstiden er ikke kendt, så opslag kan ikke sige, om der er åbent.'
};
export const whyNoAnswer = (situation: string, ages: readonly AgeGroup[]) =>
	`Ingen svarer på ${situation} for ${agesText(ages)}.`;
export const action: Record<Lack, string> = {
	answer: 'Opret en funktion',
	holder: 'Skriv en person ind',
	primary: 'Skriv en primær ind',
	channel: 'Skriv et nummer',
	deputy: 'Skriv en stedfortræder ind',
	hours: 'Skriv tiderne'
};
export const actionNamed = (what: string, name: string) => `${what}: ${name}`;

export const mailFailed = (count: number) =>
	count === 1 ? 'En mail kunne ikke leveres' : `${count} mails kunne ikke leveres`;
export const toChanges = 'Ændringer';
export const toMembers = 'Medlemmer og roller';
export const toImport = 'Importér en fil';
export const toExport = 'Hent kontakterne som fil';
export const toWords = 'Situationer, emner og ord';
export const toSynonyms = 'Synonymer';
export const toAcuteNumbers = 'Akutte numre';
export const toPolicy = 'Frister for bekræftelse';
export const toDomains = 'Maildomæner';
export const toShares = 'Bekræftet til tiden over tid';
export const toSample = (left: number) =>
	left === 0 ? 'Ugens stikprøve' : `Ugens stikprøve: ${left} at ringe til`;
export const toMail = 'Mails, der ikke kom frem';

/** "0–12 og 25–30 år": groups in a row are one. */
function agesText(ages: readonly AgeGroup[]): string {
	const spans: { from: number; to: number }[] = [];
	for (const { from, to } of ages) {
		const last = spans.at(-1);
		if (last && last.to + 1 === from) last.to = to;
		else spans.push({ from, to });
	}
	const texts = spans.map(({ from, to }) => `${from}–${to}`);
	const last = texts.pop() ?? '';
	return `${texts.length > 0 ? `${texts.join(', ')} og ` : ''}${last} år`;
}
