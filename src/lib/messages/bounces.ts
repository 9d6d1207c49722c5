/** What `npm run bounces` says of mails that came back. */

/** Why a report means what it means for an address; the words are RFC 3463's, in few kinds. */
export type DeliveryReason =
	| 'addressDead'
	| 'mailboxFull'
	| 'notNow'
	| 'expired'
	| 'refusedByRules'
	| 'mailOrSender'
	| 'arrived'
	| 'unclear';

/** What became of one mail that was read. `status` is RFC 3463's: "5.1.1". */
export type DeliveryOutcome =
	| { kind: 'unreadable' | 'noReport' | 'notOurs' }
	| {
			kind: 'broken' | 'counted' | 'saysNothing' | 'nobodyNow' | 'knownAlready';
			reason: DeliveryReason;
			status: string;
	  };

const reasons: Record<DeliveryReason, string> = {
	addressDead: 'adressen findes ikke eller er lukket',
	mailboxFull: 'postkassen er fuld',
	notNow: 'mailen kunne ikke leveres endnu',
	expired: 'mailen kunne ikke leveres inden for tiden',
	refusedByRules: 'modtagerens mailserver har regler imod mailen eller os; det siger intet om adressen',
	mailOrSender: 'fejlen ligger i mailen eller hos os; det siger intet om adressen',
	arrived: 'mailen kom frem',
	unclear: 'rapporten siger ikke, hvad der skete'
};

/** One line about one file. The address is left out: what is printed may end in a log. */
export function outcomeLine(name: string, outcome: DeliveryOutcome): string {
	switch (outcome.kind) {
		case 'unreadable':
			return `${name}: kan ikke læses som mail.`;
		case 'noReport':
			return `${name}: er ikke en leveringsrapport.`;
		case 'notOurs':
			return `${name}: nævner ingen mail, vi har sendt. Den tæller ikke, da alle kan skrive en rapport om alle.`;
		case 'broken':
			return `${name}: ${because(outcome)}. Adressen er nu meldt som en, der ikke virker.`;
		case 'counted':
			return `${name}: ${because(outcome)}. Det er talt med; tre gange på 14 dage, og adressen virker ikke.`;
		case 'saysNothing':
			return `${name}: ${because(outcome)}. Intet er ændret.`;
		case 'nobodyNow':
			return `${name}: ${because(outcome)}. Ingen kontakt har adressen længere.`;
		case 'knownAlready':
			return `${name}: er læst før.`;
	}
}

const because = ({ reason, status }: { reason: DeliveryReason; status: string }) =>
	status === '' ? reasons[reason] : `${reasons[reason]} (${status})`;

export const fileUnreadable = (name: string, reason: string) => `${name}: kan ikke åbnes: ${reason}.`;
export const fileTooBig = 'den er over 10 MB';

export function summary(outcomes: readonly { kind: DeliveryOutcome['kind'] }[]): string {
	const count = (...kinds: DeliveryOutcome['kind'][]) =>
		outcomes.filter(({ kind }) => kinds.includes(kind)).length;
	const parts = [
		[count('broken'), 'virker ikke'],
		[count('counted'), 'talt med'],
		[count('saysNothing', 'nobodyNow'), 'uden betydning'],
		[count('knownAlready'), 'læst før'],
		[count('notOurs'), 'ikke om vores mails'],
		[count('noReport'), 'ikke leveringsrapporter'],
		[count('unreadable'), 'kunne ikke læses']
	].flatMap(([number, what]) => (number === 0 ? [] : `${number} ${what}`));
	return `${outcomes.length === 1 ? '1 mail' : `${outcomes.length} mails`}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
}

export const standardInput = 'Standard input';
export const nothingOnStandardInput =
	'Der kommer ingen mail på standard input. Skriv en mappe: npm run bounces -- MAPPE.';
export const folderNotFound = (folder: string) =>
	`Mappen ${folder} findes ikke. Se efter, at navnet er rigtigt.`;
export const folderNotReadable = (folder: string, reason: string) =>
	`Mappen ${folder} kan ikke læses: ${reason}.`;
