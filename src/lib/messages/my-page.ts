/** A person's own page: details, what they hold, sessions, their data, and leaving. */
import { formatDate, formatInstant } from '../calendar/danish-dates.ts';
import type { HolderRole } from '../directory/vocabulary.ts';

/** What stands in history for somebody who has been erased. */
export const erasedPerson = 'Slettet person';

export const title = 'Min side';
export const heading = 'Min side';

export const detailsHeading = 'Dine oplysninger';
export const saveDetails = 'Gem oplysninger';
export const detailsSaved = 'Dine oplysninger er gemt.';
export const mailLine = (mail: string) => `Du logger ind med ${mail}.`;

export const rolesHeading = 'Dine roller';
export const noRoles = 'Du har ingen rolle endnu.';

export const holdsHeading = 'Det, du varetager';
export const holdsNothing = 'Du står ikke som kontakt for noget.';
export const holdsDetail = (role: HolderRole, from: string | null, to: string | null) =>
	[
		role === 'primary' ? 'Primær' : 'Stedfortræder',
		from && `fra ${formatDate(from)}`,
		to && `til ${formatDate(to)}`
	]
		.filter(Boolean)
		.join(' ');
export const nameIsShown = 'Dit navn vises for alle.';
export const nameIsHidden = 'Kun funktionen vises, ikke dit navn.';
export const hideName = 'Vis kun funktionen';
export const showName = 'Vis mit navn';
export const hideNameFor = (name: string) => `Vis kun funktionen, ikke mit navn: ${name}`;
export const showNameFor = (name: string) => `Vis mit navn: ${name}`;

export const factorHeading = 'Andet trin';
export const factorIntro =
	'Nøglepersoner og faglige tovholdere bekræfter med et andet trin, før de ændrer andres oplysninger.';
export const factorLink = 'Vælg eller ret dit andet trin';

export const sessionsHeading = 'Hvor du er logget ind';
export const sessionDetail = (from: Date, used: Date) =>
	`Logget ind ${formatInstant(from)}, sidst brugt ${formatInstant(used)}`;
export const thisSession = 'Her';
export const endSession = 'Log ud';
export const endSessionOn = (browser: string) => `Log ud af ${browser}`;
export const endOtherSessions = 'Log ud alle andre steder';

export const dataHeading = 'Dine data';
export const dataIntro = 'Alt, hvad Vejviser har gemt om dig, i én fil (JSON).';
export const dataLink = 'Hent mine data';
export const removeHeading = 'Forlad netværket';
export const removeLink = 'Slet mig';
export const removeTitle = 'Slet mig';
export const removeQuestion = 'Vil du slettes?';
export const removeIntro =
	'Dit navn og dine kontaktoplysninger slettes med det samme og kan ikke hentes tilbage. Det, du har gjort, bliver stående uden navn.';
export const removeHolds =
	'Disse funktioner bliver ubesatte. Er der en, der tager over, så bed din nøgleperson om at skrive det først:';
export const removeConfirm = 'Ja, slet mig';
export const removeRegret = 'Nej, gå tilbage';
export const goodbyeHeading = 'Du er slettet';
export const goodbye =
	'Dit navn og dine kontaktoplysninger er slettet. Sikkerhedskopier overskrives inden for den tid, der står under Privatliv.';
