/** The coordinator's page of mails that could not be sent. */

export const title = 'Mails, der ikke kom frem';
export const heading = 'Mails, der ikke kom frem';
export const intro =
	'Vi har prøvet i fire timer, eller modtagerens mailserver har sagt nej. Ring til modtageren, eller ret adressen, hvor den står.';
export const none = 'Alle mails er kommet af sted.';
export const notSetUp =
	'Portalen er ikke sat op til at sende mails. Bed den, der driver den, om at sætte SMTP_URL og MAIL_FROM.';
export const waiting = (count: number) =>
	count === 1
		? 'Én mail er forsøgt sendt og prøves igen af sig selv.'
		: `${count} mails er forsøgt sendt og prøves igen af sig selv.`;
export const about = 'Om';
export const postedAt = 'Skrevet';
export const gaveUpAt = 'Opgivet';
export const reason = 'Hvorfor';
export const tries = (count: number) => (count === 1 ? 'efter ét forsøg' : `efter ${count} forsøg`);
export const tryAgain = 'Prøv igen';
export const tryAgainTo = (recipient: string) => `Prøv igen at sende til ${recipient}`;
export const dismiss = 'Fjern fra listen';
export const dismissTo = (recipient: string) => `Fjern fra listen: mailen til ${recipient}`;
export const cannotBeTriedAgain =
	'Linket i mailen virker kun i få minutter. Modtageren kan selv bede om et nyt.';
export const goneAlready = 'Mailen er ikke længere på listen. En anden har taget sig af den.';
export const willBeTried = 'Mailen prøves igen nu.';
export const dismissed = 'Mailen er fjernet fra listen.';

/** What a reply code of the mail server, or a code of Node's, means to somebody who runs no mail server. */
export function faultInWords(fault: string | null): string {
	if (fault === null) return 'Årsagen er ukendt.';
	if (/^5(50|51|53|1.)$/.test(fault)) return `Adressen findes ikke, eller tager ikke imod (${fault}).`;
	if (fault === '552' || fault === '452')
		return `Modtagerens postkasse er fuld, eller mailen er for stor (${fault}).`;
	if (fault === '554') return `Modtagerens mailserver ville ikke have mailen (${fault}).`;
	if (fault === '535' || fault === 'EAUTH')
		return `Mailserveren tager ikke imod portalens adgangskode (${fault}).`;
	if (fault === 'EENVELOPE') return 'Adressen er ikke en mailadresse.';
	if (/^5/.test(fault)) return `Mailserveren sagde nej (${fault}).`;
	if (/^4/.test(fault)) return `Mailserveren kunne ikke tage imod (${fault}).`;
	if (/^(ENOTFOUND|EAI_AGAIN|EDNS)$/.test(fault)) return `Mailserveren kunne ikke findes (${fault}).`;
	if (fault === 'ETIMEDOUT') return `Mailserveren svarede ikke (${fault}).`;
	return `Mailserveren kunne ikke nås (${fault}).`;
}
