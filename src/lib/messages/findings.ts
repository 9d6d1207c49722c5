/** What the checks without people found, as keepers read it: why, and where it is put right. */
import type { FindingKind } from '../directory/vocabulary.ts';

/** A finding with the names of what it is about. */
export interface FindingLine {
	id: number;
	kind: FindingKind;
	foundAt: Date;
	function: { name: string; slug: string } | null;
	organisation: { name: string; slug: string };
	/** Set when it is about a person. */
	person: string | null;
	/** Set when it is about a number; `holderId` says whose it is, when it is a person's own. */
	phone: { display: string; isPersons: boolean; holderId: number | null } | null;
	/** Other functions with the number: "Mentor, Hillerød Kommune". */
	alsoOn: readonly string[];
}

export const heading = (total: number) =>
	total === 1 ? '1 ting ser forkert ud' : `${total} ting ser forkerte ud`;
export const intro =
	'Portalen har set kontakterne igennem i nat. Ret det, eller lad det stå, hvis det er rigtigt.';
export const shownOf = (shown: number, total: number) => `De ${shown} værste af ${total} vises.`;

/** What it is called. */
export const title = ({ function: fn, organisation }: FindingLine) =>
	fn ? `${fn.name}, ${organisation.name}` : organisation.name;

/** Why it is on the list, in a sentence or two. */
export function why({ kind, phone, person, alsoOn }: FindingLine): string {
	const number = phone?.display ?? '';
	switch (kind) {
		case 'numberMalformed':
			return `${number} kan ikke ringes op udefra: der er for få eller for mange cifre.`;
		case 'numberUnassigned':
			return `${number} hører til en nummerserie, der ikke er i brug. Er der et ciffer galt?`;
		case 'numberShared':
			return `${number} står også ${alsoOn.length > 0 ? `på ${listed(alsoOn)}` : 'hos en anden person'}. Det kan ikke være begge steders eget nummer.`;
		case 'primaryOfMany':
			return `${person ?? 'En person'} er primær på mere end fem funktioner. Er personen væk, svarer ingen af dem.`;
		case 'noDeputy':
			return 'Ingen stedfortræder eller reserve: ved sygdom og ferie er der ingen.';
		case 'deputyIsPrimary':
			return 'Den samme person er både primær og stedfortræder. Så er der ingen, når personen er væk.';
		case 'endsWithoutSuccessor':
			return 'Den, der varetager funktionen, stopper inden for 30 dage, og ingen er skrevet ind til at følge efter.';
		case 'chainDead':
			return 'Hverken funktionen eller dem, opkaldet går videre til, er bekræftet. Ingen ved, om nogen af numrene virker.';
		case 'organisationEnded':
			return 'Organisationen er ophørt uden efterfølger, men har stadig funktioner.';
	}
}

/** What to do about it. */
export function action({ kind, phone }: FindingLine): string {
	switch (kind) {
		case 'numberMalformed':
		case 'numberUnassigned':
		case 'numberShared':
			return phone?.isPersons ? 'Ret personens nummer' : 'Ret nummeret';
		case 'primaryOfMany':
			return 'Lad en anden overtage';
		case 'noDeputy':
			return 'Skriv en stedfortræder ind';
		case 'deputyIsPrimary':
			return 'Skriv en anden stedfortræder ind';
		case 'endsWithoutSuccessor':
			return 'Skriv en efterfølger ind';
		case 'chainDead':
			return 'Se hvem, og ring til dem';
		case 'organisationEnded':
			return 'Ret organisationen';
	}
}

/** The page where it is put right. */
export function placeOf({ kind, function: fn, organisation, phone }: FindingLine): string {
	if (!fn) return `/organisationer/${organisation.slug}/ret`;
	if (kind === 'chainDead') return `/kontakter/${fn.slug}`;
	if (phone) {
		const whose = phone.holderId === null ? '' : `?indehaver=${phone.holderId}`;
		return `/kontakter/${fn.slug}/kontaktoplysninger${whose}`;
	}
	return `/kontakter/${fn.slug}/varetages-af`;
}

const mostNamed = 3;

function listed(names: readonly string[]): string {
	const shown = names.slice(0, mostNamed);
	const rest = names.length - shown.length;
	return rest > 0 ? `${shown.join('; ')} og ${rest} andre` : shown.join('; ');
}
