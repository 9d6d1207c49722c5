/** What a lookup says in words. */
import type { AgeSide, Contact, Fallback, FallbackReason } from '../directory/answer.ts';

/** "0–17 år", "fra 18 år", "til og med 17 år", "alle aldre". */
export function ageRange([from, to]: readonly [number | null, number | null]): string {
	if (from === null && to === null) return 'alle aldre';
	if (from === null) return `til og med ${to} år`;
	if (to === null) return `fra ${from} år`;
	return from === to ? `${from} år` : `${from}–${to} år`;
}

export const whySituation = (situation: string, named: number) =>
	named === 1
		? `Har kun ansvar for ${situation}`
		: `Har ansvar for ${situation} og ${named === 2 ? 'en anden situation' : `${named - 1} andre situationer`}`;

export const whyServesOne = (municipality: string) => `Dækker kun ${municipality}`;
export const whyServesSome = (count: number) => `Dækker ${count} kommuner`;
export const whyServesAll = 'Dækker alle kommuner i netværket';
/** "For 6–17 år", "Fra 18 år", "Til og med 17 år", "For alle aldre". */
export function whyAges([from, to]: readonly [number | null, number | null]): string {
	const range = ageRange([from, to]);
	const hasOneEnd = (from === null) !== (to === null);
	return hasOneEnd ? range.charAt(0).toUpperCase() + range.slice(1) : `For ${range}`;
}
export const whyAcute = 'Akut kontakt';
export const whyVoluntary = 'Frivillig organisation';

/** Which side of the adult age, shown only near it. */
export function sideLabel(side: AgeSide, adultAge: number): string {
	switch (side) {
		case 'child':
			return `Under ${adultAge} år`;
		case 'adult':
			return `Fra ${adultAge} år`;
		case 'both':
			return `Både før og efter ${adultAge} år`;
		case 'transition':
			return `Overgang ved ${adultAge} år`;
	}
}

/** Why one stands in a chain. */
export const fallbackReason: Record<FallbackReason, string> = {
	deputy: 'Stedfortræder',
	reserve: 'Reserve',
	reception: 'Enhedens modtagelse',
	dutyPhone: 'Døgnvagt',
	police: 'Politiet, som stiller om til den sociale døgnvagt',
	keyPerson: 'Nøgleperson',
	coordinator: 'Faglig tovholder',
	nationalLine: 'National akutlinje'
};

/** Why exactly this one is to be called first: what stops the function itself, and what this one is to it. */
export function whyCallFirst(chosen: Contact, fallback: Fallback | null, self: Contact | null): string {
	if (!fallback) {
		if (chosen.open.now === null) return 'Åbningstiden er ikke kendt, men ingen andre er åbne';
		return chosen.freshness.state === 'overdue' ? 'Åben nu, men ikke bekræftet for nylig' : 'Åben nu';
	}
	const who = fallbackReason[fallback.reason];
	const state = chosen.open.now === null ? 'åbningstiden er ikke kendt' : 'åben nu';
	return self ? `${whyNot(self)}. ${who}: ${state}` : `${who}: ${state}`;
}

/** What stops a contact from being called first. */
function whyNot(contact: Contact): string {
	if (contact.staffing === 'vacant') return 'Funktionen er ubesat';
	if (contact.freshness.state === 'broken') return 'Kontakten virker ikke';
	if (contact.freshness.state === 'reported') return 'Kontakten er meldt forkert';
	if (contact.open.now === false) return 'Lukket nu';
	if (contact.freshness.state === 'overdue') return 'Ikke bekræftet for nylig';
	if (contact.channels.length === 0) return 'Intet nummer, som alle må se';
	if (contact.open.now === null) return 'Åbningstiden er ikke kendt';
	return 'Intet nummer at ringe til';
}

/** "til udskrivning i Gribskov Kommune for 17-årige", as far as it is known. */
export function asked(situation: string | null, municipality: string | null, age: number | null): string {
	return [
		situation === null ? null : `til ${situation}`,
		municipality === null ? null : `i ${municipality}`,
		age === null ? null : `for ${age}-årige`
	]
		.filter((part) => part !== null)
		.join(' ');
}

export const inRegion = (what: string) => `${what} i regionen`.trim();

export const noFunctionFor = (what: string) => `Ingen funktion i netværket er registreret ${what}.`;
export const gapNoFunction = (what: string) =>
	what ? `${noFunctionFor(what)} Prøv disse i stedet.` : 'Der er ingen funktioner i netværket endnu.';
export const gapOnlyVoluntary = (what: string) =>
	`Ingen offentlig funktion er registreret${what ? ` ${what}` : ''}. Der er frivillige herunder, og ellers prøv disse.`;
export const gapOutsideNetwork = (municipality: string) =>
	`${municipality} er ikke med i netværket. Ring til kommunens hovednummer, eller spørg netværkets faglige tovholder.`;

export const unknownSituation = (word: string) =>
	`Vi kender ikke situationen “${word}”. Vælg en fra listen, eller ret stavningen.`;
export const unknownMunicipality = (word: string) =>
	`Vi kender ikke kommunen “${word}”. Vælg en fra listen, eller skriv kommunens navn eller kommunekode.`;
export const ageIsNoAge = 'Skriv alderen som et helt tal fra 0 til 120, eller lad feltet være tomt.';
export const directionIsNoDirection = 'Vælg, om du søger i kommunen eller regionen.';
export const timeIsNoTime = 'Skriv tidspunktet som 2026-12-24T15:30.';
export const timeIsSkipped = `Det tidspunkt findes ikke: den nat stilles uret en time frem til sommertid. ${timeIsNoTime}`;
export const pageIsNoPage = 'Sidetallet skal være et helt tal fra 1 og op.';
export const tooLong = (limit: number) => `Teksten er for lang. Skriv højst ${limit} tegn.`;
export const cprRefused =
	'Det ligner et CPR-nummer. Skriv aldrig oplysninger om en borger her. Fjern nummeret, og prøv igen.';
