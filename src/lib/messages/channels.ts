/** The page on which all contact details of a function or a person are changed. */
import type { ChannelKind, Visibility } from '../directory/vocabulary.ts';

export const kindWord: Record<ChannelKind, string> = {
	phone: 'Telefon',
	mail: 'Mail',
	secureMail: 'Sikker mail',
	web: 'Webadresse'
};
export const visibilityWord: Record<Visibility, string> = { public: 'Alle', network: 'Kun netværket' };

export const titleOfFunction = (name: string) => `Kontaktoplysninger: ${name}`;
export const titleOfPerson = (name: string) => `Egne kontaktoplysninger: ${name}`;
export const introOfFunction =
	'Den øverste telefon er den, folk ringer til. Tøm feltet for at fjerne en linje. Sæt pladserne i den rækkefølge, de skal prøves.';
export const introOfPerson =
	'Personens egne numre og adresser. De følger med, når personen varetager flere funktioner. Tøm feltet for at fjerne en linje.';
export const line = (place: number) => `Linje ${place}`;
export const kindShort = 'Slags';
export const valueShort = 'Nummer eller adresse';
export const visibilityShort = 'Hvem ser den?';
export const orderShort = 'Plads';
export const noteShort = 'Note, fx "tryk 1"';
export const seeChange = 'Se ændringen';
export const save = 'Gem';
export const goOn = 'Ret mere';
export const cancel = 'Fortryd';
export const formIsBroken = 'Noget af formularen kom ikke med. Åbn siden igen, og prøv en gang til.';
export const orderIsNoNumber = 'Skriv pladsen som et tal, fx 1.';
export const twice = (value: string) => `${value} står der to gange. Fjern den ene.`;
export const changedMeanwhile = (by: string | null) =>
	`${by ?? 'En anden'} har ændret kontaktoplysningerne, siden du åbnede siden. Se begge dele, og gem igen, hvis dit skal gælde.`;
export const theirsHeading = 'Sådan står det nu';
export const useTheirs = 'Behold det, der står nu';
