/** The change log's pages. */
export const changesTitle = (name: string) => `Ændringer: ${name}`;
export const networkTitle = 'Ændringer i netværket';
export const intro =
	'Det nyeste står øverst. En enkelt ændring kan fortrydes, så længe feltet ikke er ændret siden.';
export const saved = 'Gemt. Ændringen er i opslag inden for få sekunder.';
export const undoneNow = 'Ændringen er fortrudt.';
export const none = 'Der er ingen ændringer endnu.';
export const who = (by: string | null, how: string) => `${by ?? 'Uden navn'}, ${how}`;
export const undo = 'Fortryd';
export const undoNamed = (field: string, title: string) => `Fortryd ændringen af ${field} i ${title}`;
export const isUndone = 'Fortrudt';
export const back = 'Tilbage til kontakten';
export const edit = 'Ret funktionen';
