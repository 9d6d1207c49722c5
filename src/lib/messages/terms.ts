/** The network's words: situations, topics, welfare areas, professions. */
export const title = 'Situationer, emner og ord';
export const intro =
	'Ordene, som kontakterne er ordnet efter. Et ord kan skifte navn uden at kontakterne mister det, og kun fjernes, når ingen bruger det.';
export const kindHeading = {
	situation: 'Situationer',
	topic: 'Emner',
	welfareArea: 'Velfærdsområder',
	profession: 'Faggrupper'
} as const;
export const name = 'Navn';
export const aliases = 'Andre navne';
export const aliasesHint = 'Sæt | mellem flere. Søgning og import kender dem alle.';
export const acute = 'Akut: kæden ender altid ved et nationalt nummer';
export const position = 'Plads i listen';
export const save = 'Gem';
export const saveNamed = (term: string) => `Gem ${term}`;
export const remove = 'Fjern';
export const removeNamed = (term: string) => `Fjern ${term}`;
export const add = 'Tilføj';
export const addHeading = 'Tilføj et ord';
export const saved = 'Gemt.';
export const termUnknown = 'Ordet findes ikke længere. Genindlæs siden.';
export const termInUse = (term: string, uses: number) =>
	`"${term}" bruges ${uses === 1 ? 'ét sted' : `${uses} steder`} og kan ikke fjernes. Ret de kontakter først, eller giv ordet et andet navn.`;
export const termNameMissing = 'Skriv, hvad ordet er.';
export const termTaken = (text: string, owner: string) =>
	`"${text}" er allerede et navn for "${owner}". Skriv et andet.`;
