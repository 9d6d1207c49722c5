/** Signing in, roles, and what somebody may not do. */

export const notAllowed =
	'Det har du ikke adgang til. Mener du, at du skal have det, så skriv til din nøgleperson eller den faglige tovholder.';
export const signInFirst = 'Log ind først. Det, du skrev, er gemt på denne side og kan sendes bagefter.';
export const databaseIsDown =
	'Databasen svarer ikke lige nu, og intet er ændret. Det, du skrev, står her stadig. Prøv igen om lidt.';
export const fieldTooLong = (longest: number) => `Skriv højst ${longest} tegn.`;
export const cprInText =
	'Det ligner et CPR-nummer. Vejviser må ikke rumme oplysninger om borgere. Fjern det.';
