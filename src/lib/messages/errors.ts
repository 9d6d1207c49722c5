/** What somebody is told when a page cannot be shown: what happened, and what to do. */

export const notFound = 'Siden findes ikke. Den kan være flyttet, eller adressen kan være skrevet forkert.';
export const badRequest = 'Vi kunne ikke forstå det, du sendte. Gå tilbage, ret det, og prøv igen.';
export const foreignOrigin =
	'Det, du sendte, kom ikke fra Vejvisers egne sider, og intet er ændret. Åbn siden i Vejviser, og prøv igen.';
export const unexpected = 'Der skete en fejl hos os, ikke hos dig. Prøv igen om et øjeblik.';

export const notFoundHeading = 'Siden findes ikke';
export const databaseDownHeading = 'Det er ikke gemt endnu';
export const forbiddenHeading = 'Det har du ikke adgang til';
export const badRequestHeading = 'Det kunne vi ikke forstå';
export const unexpectedHeading = 'Der skete en fejl';

export const errorReference = 'Sker det igen, så oplys dette nummer:';
export const errorWayOut = 'Find kontakt fra forsiden';
export const errorSearch = 'Søg på navn, funktion eller nummer';
export const errorAcute = 'Er det akut, så vent ikke på os:';

export const tooLargeHeading = 'Det sendte fylder for meget';
export const tooLargeBack = 'Tilbage til siden';
export const tooLarge = 'Det sendte fylder for meget. Intet er ændret. Gå tilbage, og send mindre.';
