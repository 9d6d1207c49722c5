/** The mail to somebody whom another has entered in the directory. */
export const subject = (network: string) => `Du står i Vejviser for ${network}`;
export const entered = (functions: readonly string[]) =>
	`En kollega har skrevet, at du varetager: ${functions.join('; ')}. Andre fagpersoner bruger Vejviser til at finde den rette at ringe til.`;
export const shownToAll = (withChannels: boolean) =>
	withChannels
		? 'Alle kan se dit navn, din titel og de af dine kontaktoplysninger, der er sat til at være for alle.'
		: 'Alle kan se dit navn og din titel. Dine egne kontaktoplysninger er ikke for alle.';
export const shownToNetwork = 'Kun godkendte fagpersoner i netværket kan se dine øvrige kontaktoplysninger.';
export const responsible = (network: string) =>
	`${network} er ansvarlig for oplysningerne. Læs mere om det på siden om privatliv.`;
export const howToCorrect =
	'Er noget forkert, eller vil du ikke vises med navn? Log ind med denne mailadresse, ret det på din side, vælg "vis kun funktionen", eller bed om at blive slettet. Du kan også skrive til nøglepersonen i din organisation.';
export const seeIt = 'Se, hvad der står om dig';
export const why = 'Du får denne mail, fordi en anden har skrevet dig ind i Vejviser.';
