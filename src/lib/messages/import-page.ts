/** Importing and exporting in the browser. */
export const title = 'Importér kontakter';
export const intro =
	'Vælg et regneark (.xlsx eller .csv). Du ser først, hvad hver række gør. Intet skrives, før du gennemfører, og en fil med en fejl skriver intet.';
export const file = 'Fil';
export const fileHint = 'Højst 10 MB. Skriv aldrig om borgere i filen.';
export const see = 'Se, hvad filen gør';
export const carryOut = 'Gennemfør';
export const chooseFile = 'Vælg en fil.';
export const tooLarge = (megabytes: number) =>
	`Filen fylder mere end ${megabytes} MB. Del den i flere, eller brug kommandoen npm run import.`;
export const draftIsGone = 'Forhåndsvisningen er udløbet, eller filen er importeret. Vælg filen igen.';
export const nameYourselfFirst = 'Skriv dit navn på din side, før du importerer.';
export const faultsHeading = 'Filen har fejl';
export const previewHeading = 'Det gør filen';
export const changedMeanwhile =
	'Kontakterne er ændret, siden du så forhåndsvisningen, og filen ville nu gøre noget andet. Intet er skrevet. Se den nye forhåndsvisning.';
export const exportTitle = 'Hent kontakterne';
export const exportIntro =
	'Filen har det, du selv kan se. Det er det samme format, som importen læser. Pas på den: den er ikke længere ved at blive rettet, når du har hentet den.';
export const exportXlsx = 'Hent som Excel (.xlsx)';
export const exportCsv = 'Hent som CSV';
export const exportName = 'kontakter';
