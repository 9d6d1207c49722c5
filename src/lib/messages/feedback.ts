/** How a call went, told in two taps. */
import type { FeedbackAnswer } from '../directory/vocabulary.ts';

/** The link beside a contact, and where it leads. */
export const link = 'Fik du svar?';
export const linkNamed = (name: string) => `${link} ${name}`;
export const feedbackPath = (slug: string) => `/kontakter/${slug}/svar`;

export const title = 'Fik du svar?';
export const intro = 'Et tryk hjælper den næste, der ringer. Det ændrer ingen numre.';
export const memberIntro =
	'Melder du et forkert nummer, bliver kontakten markeret for alle med det samme, og dem, der har den, bliver bedt om at se på den.';
export const anonymousIntro =
	'Du er ikke logget ind. Dit svar går til organisationens nøgleperson, som ser på det. Vi gemmer ikke, hvem du er.';
export const answerLabel: Record<FeedbackAnswer, string> = {
	right: 'Svarede',
	noAnswer: 'Ingen svarede',
	wrong: 'Forkert person eller nummer'
};
export const answerNamed = (answer: FeedbackAnswer, name: string) => `${answerLabel[answer]}: ${name}`;

export const thanks = 'Tak for dit svar';
const done: Record<FeedbackAnswer, string> = {
	right: 'Det er godt at vide, at kontakten virker.',
	noAnswer: 'Vi har noteret, at ingen svarede. Kontakten kan stadig være rigtig.',
	wrong: 'Vi har noteret, at personen eller nummeret er forkert.'
};
const passedOn = 'Organisationens nøgleperson får det at se.';
const warned = 'Kontakten står som "meldt forkert", til nogen har bekræftet den.';
export function thanksText(answer: FeedbackAnswer, byMember: boolean): string {
	if (answer === 'right') return done.right;
	if (answer === 'wrong' && byMember) return `${done.wrong} ${warned}`;
	return byMember ? done[answer] : `${done[answer]} ${passedOn}`;
}
export const tryNext = 'Prøv den næste';
export const back = 'Tilbage til svaret';
export const toContact = 'Til kontakten';

export const chooseAnswer = 'Vælg, hvordan det gik.';
export const tooMany =
	'Vi har fået mange svar herfra eller om denne kontakt den sidste time. Dit svar er ikke gemt. Er noget forkert, så skriv til nøglepersonen; adressen står på kontaktens side.';
