/** Members of an organisation: who is in, who asks to be, and who is invited. */
import type { Role } from '../accounts/roles.ts';
import { formatDate } from '../calendar/danish-dates.ts';
import { roleName } from './roles.ts';

export const title = 'Medlemmer';
export const heading = 'Medlemmer og roller';
export const intro =
	'Her lukker du folk ind, udnævner nøglepersoner og afslutter adgang. Kun det, du selv har ansvar for, vises.';

export const askingHeading = 'Vil gerne være med';
export const noneAsking = 'Ingen venter på svar.';
export const asksFor = (organisation: string, mail: string, at: string) =>
	`${organisation} · ${mail} · spurgte ${formatDate(at)}`;
export const admit = 'Luk ind';
export const refuse = 'Afvis';
export const admitNamed = (name: string) => `Luk ind: ${name}`;
export const refuseNamed = (name: string) => `Afvis ${name}`;

export const invitedHeading = 'Inviteret';
export const invitedAs = (role: Role, organisation: string | null, at: string) =>
	`${[roleName[role], organisation].filter(Boolean).join(', ')} · inviteret ${formatDate(at)}`;
export const withdraw = 'Træk tilbage';
export const withdrawNamed = (mail: string) => `Træk tilbage: invitationen til ${mail}`;

export const inviteHeading = 'Udnævn eller inviter';
export const inviteIntro =
	'Skriv en mailadresse. Har personen ikke været logget ind før, gælder det fra første gang. Vi sender en mail.';
export const mailLabel = 'Mailadresse';
export const roleLabel = 'Rolle';
export const organisationLabel = 'Organisation';
export const networkWide = 'Hele netværket (kun faglig tovholder)';
export const inviteButton = 'Udnævn';

export const membersHeading = 'Med i netværket';
export const memberDetail = (title: string | null, role: Role, organisation: string | null) =>
	[title, roleName[role], organisation].filter(Boolean).join(' · ');
export const end = 'Afslut';
export const endNamed = (name: string, role: Role) => `Afslut ${roleName[role].toLowerCase()} for ${name}`;
export const reset = 'Nulstil to trin';
export const resetNamed = (name: string) => `Nulstil to trin for ${name}`;
export const resetHint =
	'Har en nøgleperson mistet både kodeapp, adgangsnøgler og reservekoder, så ring og hør, at det er den rigtige, og nulstil. Personen bliver logget ud, får en mail og sætter to trin op igen.';
export const noMembers = 'Ingen endnu.';

export const requestGone = 'Anmodningen findes ikke længere.';
export const requestDecided = 'En anden har allerede svaret på anmodningen.';
export const roleGone = 'Rollen er allerede afsluttet.';
export const lastCoordinator = 'Netværket skal have mindst én faglig tovholder. Udnævn en anden først.';
export const invitationGone = 'Invitationen er allerede brugt eller trukket tilbage.';
export const chooseOrganisation =
	'Vælg en organisation. Kun den faglige tovholder er udnævnt for hele netværket.';
export const chooseRole = 'Vælg en rolle.';
