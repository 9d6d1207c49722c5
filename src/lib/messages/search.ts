/** What a search says about why something was found. */

export const matchedName = 'navn';
export const matchedOrganisation = (name: string) => `organisation: ${name}`;
export const matchedHolder = (name: string) => `varetages af: ${name}`;
export const matchedDeputy = (name: string) => `stedfortræder: ${name}`;
export const matchedTitle = (title: string) => `titel: ${title}`;
export const matchedProfession = (profession: string) => `faggruppe: ${profession}`;
export const matchedSituation = (situation: string) => `situation: ${situation}`;
export const matchedTopic = (topic: string) => `emne: ${topic}`;
export const matchedWelfareArea = (area: string) => `velfærdsområde: ${area}`;
export const matchedText = 'beskrivelse';
export const matchedPhone = (number: string) => `telefon ${number}`;
export const spelledAlmostLike = (word: string) => `stavet næsten som ${word}`;
export const meansTheSame = (word: string) => `betyder det samme: ${word}`;
