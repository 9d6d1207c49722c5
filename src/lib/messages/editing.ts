/** Editing the directory on pages: forms, previews, conflicts, the change log. */
import type { Consequence } from '../directory/consequences.ts';
import type { ChannelKind } from '../directory/vocabulary.ts';
import type { AgeGroup } from '../directory/coverage.ts';
import { channelKind } from './contact.ts';
import { coverageReason } from './coverage.ts';
import { fieldLabel } from './fields.ts';

export const functionUnknown = 'Funktionen findes ikke. Søg efter den, eller gå til organisationen.';
export const chooseParent =
	'Vælg fra listen, hvor organisationen hører til. Du kan kun flytte den inden for det, du vedligeholder.';
export const organisationUnknown = 'Organisationen findes ikke. Vælg den fra listen over organisationer.';
export const holderUnknown =
	'Indehaveren findes ikke længere. Genindlæs siden for at se, hvem der har funktionen nu.';
export const changeUnknown = 'Ændringen findes ikke i loggen.';
export const refusedByDatabase =
	'Det kunne ikke gemmes, fordi det strider mod noget, der allerede står i Vejviser. Intet er ændret. Genindlæs siden, og prøv igen.';

// Undoing.
export const closeInstead =
	'Organisationen har fået funktioner eller enheder. Nedlæg den i stedet, så vælger du, hvem der tager over.';
export const alreadyUndone = 'Ændringen er allerede fortrudt.';
export const cannotBeUndone =
	'Den slags ændring kan ikke fortrydes. Ret eller nedlæg det på siden for funktionen eller organisationen.';
export const changedSince = (now: string) =>
	now === ''
		? 'Feltet er ændret igen siden og er tomt nu. Ret det på siden i stedet.'
		: `Feltet er ændret igen siden. Nu står der "${now}". Ret det på siden i stedet.`;

// What a change does to lookup.
/** "0–5-årige", "alle aldre". */
function agesOf({ from, to }: AgeGroup): string {
	return from === 0 && to >= 30 ? 'alle aldre' : `${from}–${to}-årige`;
}
function placeOf({ municipalities, direction }: Consequence): string {
	const names = municipalities === null ? 'alle kommuner' : andList(municipalities);
	return direction === 'region' ? `fra ${names}` : `i ${names}`;
}
/** "Herefter er der ingen til udskrivning for 0–5-årige i Gribskov." */
export function consequenceText(consequence: Consequence): string {
	const { situation, ages, before, after, direction } = consequence;
	const whom = `for ${agesOf(ages)} ${placeOf(consequence)}`;
	const where = direction === 'region' ? ' i regionen' : '';
	if (after.state === 'uncovered') {
		const rest = after.onlyVoluntary ? ' Kun en frivillig organisation svarer.' : '';
		return `Herefter er der ingen${where} til ${situation} ${whom}.${rest}`;
	}
	if (before === 'uncovered') {
		const lacks = after.state === 'thin' ? ` ${coverageReason(after)}.` : '';
		return `Herefter er der nogen${where} til ${situation} ${whom}: ${after.best?.name ?? ''}.${lacks}`;
	}
	if (after.state === 'thin')
		return `Herefter er ${situation} ${whom}${where} kun tyndt dækket. ${reasonAlone(after)}`;
	return `Herefter er ${situation} ${whom}${where} dækket.`;
}
const reasonAlone = (cell: Consequence['after']) =>
	`${coverageReason(cell).replace(/^Tyndt dækket\. /, '')}.`;
export const noConsequences = 'Ændringen flytter ikke på, hvilke spørgsmål der får svar.';
export const moreConsequences = (count: number) => `Og ${count} ændringer mere i dækningen.`;

function andList(items: readonly string[]): string {
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} og ${last}`;
}

// Forms.
export const nothingToSave = 'Der er ikke ændret noget. Ret et felt, eller gå tilbage.';
export const closureNotUnderstood = (text: string) =>
	`"${text}" er ikke en dato eller en periode. Skriv den som 2026-12-24, eller fra og til.`;
export const closureBackwards = (from: string, to: string) =>
	`Lukkedagene løber baglæns: fra ${from} til ${to}. Byt datoerne om.`;
export const closuresOverlap = (first: string, second: string) =>
	`Lukkedagene ${first} og ${second} overlapper. Skriv dem som én periode.`;
export const functionNameMissing = 'Skriv, hvad funktionen hedder.';
export const functionNameTaken = (name: string) =>
	`Organisationen har allerede en funktion, der hedder "${name}". Skriv et andet navn.`;
export const editConflict =
	'En anden har ændret det samme, mens du skrev. Intet er gemt. Vælg for hvert felt, hvad der skal stå.';
export const nameMissing = 'Skriv personens navn.';
export const holderPeriodTaken = (other: string) =>
	`${other} har funktionen i en del af den periode. Ret datoerne, eller afslut ${other} først.`;

// Closing.
export const closesBeforeItOpens = (from: string) => `Den begynder ${from}. Skriv en dag derefter.`;
export const successorUnknown = 'Funktionen, der skal tage over, findes ikke. Vælg den fra listen.';
export const successorIsItself =
	'Den, der tager over, er selv afløst af den, du nedlægger. Vælg en anden, eller ingen.';
export const parentUnknown = (path: string) => `Organisationen "${path}" findes ikke. Vælg en, der findes.`;
export const organisationNameTaken = (path: string) =>
	`Der er allerede en organisation, der hedder "${path}". Skriv et andet navn.`;
export const organisationBelowItself =
	'En organisation kan ikke ligge under sig selv. Vælg en anden overenhed.';
export const lastDayMissing = 'Skriv den sidste dag, den svarer, fx 31.12.2026.';
export const organisationNameMissing = 'Skriv, hvad organisationen hedder.';

// In the mail to somebody who has been entered.
export const entryLine = (field: 'navn' | 'funktion', text: string) =>
	field === 'navn' ? `${fieldLabel('navn')}: ${text}` : `Funktion: ${text}`;
export const channelLine = (kind: ChannelKind, text: string) => `${channelKind[kind]}: ${text}`;
