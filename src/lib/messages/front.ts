/** The front page and the lookup form, which /find and /akut show too. */

export const heading = 'Hvem skal jeg ringe til?';
export const intro =
	'Tre valg giver den rette fagperson i kommunen eller regionen, og hvem du prøver, hvis der ikke bliver svaret.';

export const situationLabel = 'Hvad drejer det sig om?';
export const allSituations = 'Alle situationer';
export const municipalityLabel = 'Hvilken kommune?';
export const municipalityHint = 'Hvor den unge bor; er den unge anbragt, den kommune der har sagen';
/** Where every answer is one municipality's. */
export const chooseMunicipality = 'Vælg kommune';
export const allMunicipalities = 'Alle kommuner';
export const inNetwork = 'I netværket';
export const outsideNetwork = 'Uden for netværket';
export const ageLabel = 'Alder';
export const directionLabel = 'Jeg søger i';
export const directionMunicipality = 'kommunen';
export const directionRegion = 'regionen';
export const find = 'Find kontakt';

export const freeTextLabel = 'Eller skriv det hele';
/** Free text may never hold anything about a citizen, and says so. */
export const freeTextHint =
	'fx udskrivning gribskov 17. Skriv aldrig navn, CPR-nummer eller andet om en borger.';
export const freeTextSubmit = 'Find';
export const freeTextForm = 'Skriv det hele på én linje';
export const lookupForm = 'Find kontakt med tre valg';

export const searchLink = 'Søg på navn, funktion eller nummer';
export const allContactsLink = 'Se alle kontakter';

export const dangerHeading = 'Er der fare for liv?';
export const dangerCall = 'Ring';
export const dangerMedical = 'Akuttelefonen er';
export const notEmergencyService = 'Vejviser er ikke en nødtjeneste.';

export const didYouMean = 'Mente du:';
