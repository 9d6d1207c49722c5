/** The demo's outbox: mails are read here, since a demo sends none. */

export const title = 'Demoens udbakke';
export const heading = 'Demoens udbakke';
export const intro =
	'En demo sender ingen mails. De ligger her i stedet, de nyeste først, så du kan følge linkene i dem.';
export const none = 'Der er ingen mails endnu. Bed om at logge ind, så kommer der en.';
export const signIn = 'Log ind';
export const to = 'Til';
export const postedAt = 'Skrevet';
export const back = 'Alle mails';
export const asHtml = 'Se mailen som HTML';
export const notFound = 'Mailen findes ikke. Måske er den slettet.';
