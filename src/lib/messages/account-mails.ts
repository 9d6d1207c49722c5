/** Mails about access. */
import type { Role } from '../accounts/roles.ts';
import { roleName } from './roles.ts';

const asRole = (role: Role, organisation: string | null) =>
	[roleName[role].toLowerCase(), organisation && `i ${organisation}`].filter(Boolean).join(' ');

export const signIn = 'Log ind';

export const admittedSubject = (network: string) => `Du er med i ${network}`;
export const admitted = (organisation: string) =>
	`Din nøgleperson har lukket dig ind. Du er nu med for ${organisation}.`;
export const notAdmittedSubject = (network: string) => `Svar på din anmodning til ${network}`;
export const notAdmitted = (organisation: string) =>
	`Du har bedt om at komme med for ${organisation}, og svaret er nej. Har du spørgsmål, så tal med organisationens nøgleperson. Det, du skrev om dig selv, slettes inden for 30 dage.`;
export const whyAsked = 'du har bedt om at komme med.';

export const invitationSubject = (network: string) => `Du er inviteret til ${network}`;
export const invitation = (network: string, role: Role, organisation: string | null) =>
	`Du er inviteret til ${network} som ${asRole(role, organisation)}. Netværkets portal, Vejviser, hjælper fagpersoner med at finde den rette kontakt.`;
export const invitationHow =
	'Log ind med denne mailadresse, så er du med. Du skal ikke bruge en adgangskode. Vil du ikke være med, skal du ikke gøre noget.';
export const roleSubject = (network: string) => `Du har fået en rolle i ${network}`;
export const roleGiven = (network: string, role: Role, organisation: string | null) =>
	`Du er nu ${asRole(role, organisation)} i ${network}.`;
export const whyInvited = 'netværkets nøgleperson eller tovholder har skrevet din adresse.';

export const machineReadingSubject = 'Nogen læser oversigten med en maskine';
export const machineReading = (lookups: number) =>
	`Der er lavet mere end ${lookups} opslag på ti minutter fra samme netværksadresse. Det er flere, end mennesker laver, og de næste besvares langsommere.`;
export const machineReadingWhat =
	'Ved I, hvem det er, så aftal, hvordan de får oplysningerne. Ellers kan den, der driver portalen, se mere hos jeres netværksudbyder. I får højst én mail om dagen om det.';
export const whyCoordinator = 'du er faglig tovholder.';
