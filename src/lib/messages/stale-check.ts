/** The mail that asks whether contacts are still right, and what the checker prints. */
import type { ReminderCause, Rung } from '../directory/vocabulary.ts';

const entries = (count: number) => (count === 1 ? '1 kontakt' : `${count} kontakter`);

export const subject = (count: number, isUrgent: boolean) =>
	isUrgent ? `Haster: passer ${entries(count)} stadig?` : `Passer ${entries(count)} stadig?`;
export const introOwn = (count: number) =>
	count === 1
		? 'Vejviser viser dig som den, man ringer til. Passer oplysningerne stadig?'
		: `Vejviser viser dig som den, man ringer til om ${count} ting. Passer oplysningerne stadig?`;
export const introKept = (count: number) =>
	`${count === 1 ? 'En kontakt' : `${count} kontakter`}, du vedligeholder, skal bekræftes eller rettes:`;

export function entryLine(name: string, cause: ReminderCause, rung: Rung): string {
	if (cause === 'failure') return `${name}: er meldt forkert, virker ikke eller er ubesat`;
	if (rung === 'first' || rung === 'second' || rung === 'third') return `${name}: skal snart bekræftes`;
	if (rung === 'passed') return `${name}: er ikke bekræftet inden for fristen`;
	return `${name}: fristen er overskredet, og ingen har svaret`;
}
export const andMore = (count: number) => `og ${count} til`;
export const howTo =
	'Åbn din side. Der er én knap, hvis alt passer, og du kan rette det, der ikke gør. Du skal ikke logge ind.';
export const openPage = 'Åbn din side';
export const leavingHint =
	'Er du på vej væk, kan du give opgaven videre fra samme side. Linket er dit eget: send det ikke videre.';
export const keptHint = 'Linket er dit eget: send det ikke videre.';
export const whyOwn = 'du står i Vejviser som den, man ringer til.';
export const whyKept = 'du holder kontakter i Vejviser ved lige.';

export const ran = ({
	entries: all,
	due,
	overdue,
	unconfirmed,
	failing
}: Record<'entries' | 'due' | 'overdue' | 'unconfirmed' | 'failing', number>) =>
	`${all} kontakter: ${due} skal snart bekræftes, ${overdue} er over fristen, ${unconfirmed} er aldrig bekræftet, ${failing} virker ikke, er meldt forkert eller er ubesat.`;
export const sent = (mails: number, reminders: number, heldBack: number, isDryRun: boolean) =>
	`${mails} mails om ${reminders} kontakter ${isDryRun ? 'ville blive sendt' : 'er sendt'}; ${heldBack} personer venter, fordi de fik en mail inden for en uge.`;
export const askedLine = (slug: string, rung: string, role: string) => `  ${slug}: ${rung}, ${role}`;
