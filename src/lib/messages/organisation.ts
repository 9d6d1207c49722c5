/** Pages about organisations: the index, the tree, and the phone sheet. */
import { formatDate, formatInstant } from '../calendar/danish-dates.ts';
import type { IsoDate } from '../calendar/copenhagen-time.ts';
import type { AcuteNumber, AnswerPerson } from '../directory/answer.ts';
import { audienceText, numberedName, personText } from './contact.ts';
import type { CodeSystem, OrganisationKind } from '../directory/vocabulary.ts';

export const organisationsHeading = 'Organisationer';
export const organisationsIntro =
	'Hvem der er med i netværket. Tryk på en organisation for at se dens enheder og kontakter.';
export const noOrganisations =
	'Der er ingen organisationer i netværket endnu. De kommer, når kontakterne er lagt ind.';
export const functionCount = (count: number) =>
	count === 0 ? 'ingen kontakter' : count === 1 ? '1 kontakt' : `${count} kontakter`;
export const existsFrom = (date: IsoDate) => `fra ${formatDate(date)}`;

export const kindHeading: Record<OrganisationKind, string> = {
	municipality: 'Kommuner',
	region: 'Regioner',
	hospital: 'Hospitaler',
	centre: 'Centre',
	team: 'Teams',
	voluntary: 'Frivillige organisationer',
	national: 'Nationale numre'
};
export const kindName: Record<OrganisationKind, string> = {
	municipality: 'Kommune',
	region: 'Region',
	hospital: 'Hospital',
	centre: 'Center',
	team: 'Team',
	voluntary: 'Frivillig organisation',
	national: 'National'
};
/** Regions have a number in the same list as the municipalities. */
export function codeName(system: CodeSystem, kind: OrganisationKind): string {
	if (system === 'sor') return 'SOR-kode';
	if (system === 'cvr') return 'CVR-nummer';
	return kind === 'region' ? 'Regionskode' : 'Kommunekode';
}

export const placeInTree = 'Placering';
export const alsoCalled = 'Kaldes også';
export const unitsHeading = 'Enheder';
export const contactsHeading = 'Kontakter';
export const noContacts = 'Der er ingen kontakter her.';

export const takenOverBy = (date: IsoDate | null) =>
	date ? `Overtages ${formatDate(date)} af` : 'Overtages af';
export const wasTakenOverBy = (date: IsoDate | null) =>
	date
		? `Findes ikke længere. Blev ${formatDate(date)} overtaget af`
		: 'Findes ikke længere. Blev overtaget af';
export const takesOverFrom = (date: IsoDate | null) =>
	date ? `Overtager ${formatDate(date)} efter` : 'Overtager efter';
export const tookOverFrom = (date: IsoDate | null) =>
	date ? `Overtog ${formatDate(date)} efter` : 'Overtog efter';
export const notYet = (date: IsoDate) => `Findes først fra ${formatDate(date)}.`;
export const contactsUntilThen = 'Kontakterne står dér indtil da.';
export const ended = (date: IsoDate) => `Findes ikke længere. Sidste dag var ${formatDate(date)}.`;

export const sheetTitle = (name: string) => `Telefonark: ${name}`;
export const sheetHint =
	'Skriv siden ud (Ctrl + P), så får du et telefonark på A4 med dato og med, hvor friske oplysningerne er.';
export const sheetPrinted = (at: Date) => `Udskrevet ${formatInstant(at)}`;
export const sheetAges = (networkName: string, origin: string) =>
	`${networkName} · Oplysninger ændrer sig. Slå op på ${origin}, når du kan.`;
/** "Akut: Alarm 112 · Akuttelefonen 1813 · Livslinien 70 201 201 (For borgere: giv den videre)". */
export const sheetAcute = (numbers: readonly Pick<AcuteNumber, 'display' | 'audience' | 'function'>[]) =>
	`Akut: ${numbers
		.map(({ display, audience, function: { name } }) => {
			const named = numberedName(display, name);
			return audience === 'everyone' ? named : `${named} (${audienceText[audience]})`;
		})
		.join(' · ')}`;
/** Who stands in: "Stedfortræder: Bo Lund, socialrådgiver". */
export const deputyText = (person: AnswerPerson | null) =>
	person ? `Stedfortræder: ${personText(person)}` : 'Stedfortræder: navnet vises ikke';
export const deputyOf = (person: AnswerPerson | null, name: string) =>
	person ? `stedfortræder ${person.name}, ${name}` : `stedfortræder, ${name}`;
export const sheetCaption = (name: string) => `Kontakter i ${name}`;
export const columnFunction = 'Funktion';
export const columnNumber = 'Nummer';
export const columnHolder = 'Varetages af';
export const columnHours = 'Åbningstid';
export const columnFreshness = 'Bekræftet?';
export const aLine = 'Vagt eller modtagelse';
export const noNumber = 'Intet nummer, som alle må se';
export const hoursUnknown = 'Ikke kendt';

export const organisationUnknown = 'Organisationen findes ikke';
export const organisationUnknownText =
	'Vi kender ingen organisation på den adresse. Den kan have skiftet navn, eller adressen kan være skrevet forkert.';
export const didYouMean = 'Mente du?';
export const toOrganisations = 'Se alle organisationer';
export const toSearch = 'Søg på navn, funktion eller nummer';
