/** The mail domains whose addresses belong to an organisation. */
import { formatDate } from '../calendar/danish-dates.ts';

export const title = 'Maildomæner';
export const intro =
	'Den, der logger ind første gang med en adresse fra et af disse domæner, bliver medlem af organisationen. Skriv kun domæner, hvor alle adresser hører til organisationen; aldrig en mailudbyders.';
export const saved = 'Det er gemt.';
export const none = 'Der er ingen domæner endnu, så ingen bliver medlem af sig selv.';
export const addHeading = 'Tilføj et domæne';
export const domainLabel = 'Domæne';
export const domainHint = 'Det, der står efter @, for eksempel gribskov.dk.';
export const organisationLabel = 'Organisation';
export const fromLabel = 'Fra';
export const toLabel = 'Til og med';
export const dateHint = 'Som 2027-01-01. Lad feltet stå tomt, hvis der ingen grænse er.';
export const add = 'Tilføj';
export const endButton = 'Gem sidste dag';
export const endNamed = (domain: string) => `Gem sidste dag for ${domain}`;
export const detail = (organisation: string, from: string | null, to: string | null) =>
	[organisation, from && `fra ${formatDate(from)}`, to && `til og med ${formatDate(to)}`]
		.filter(Boolean)
		.join(' · ');

export const chooseOrganisation = 'Vælg en organisation.';
export const notADomain = 'Skriv et domæne, for eksempel gribskov.dk.';
export const notADate = 'Skriv datoen som 2027-01-01.';
export const endsBeforeItBegins = 'Sidste dag ligger før første dag. Ret en af dem.';
export const domainIsTaken = (domain: string) =>
	`${domain} hører allerede til en organisation i den tid. Afslut det først dér.`;
export const domainUnknown = 'Domænet findes ikke længere.';
