/** What the fields of an entry are called: in forms, previews and the change log. */
import type { ChangeSource, ChangeSubject } from '../directory/vocabulary.ts';

const labels: Record<string, string> = {
	entry: 'Oprettet',
	organisation: 'Navn og plads',
	organisationstype: 'Slags',
	under: 'Hører under',
	kode: 'Koder',
	organisationsalias: 'Andre navne',
	ophoerer: 'Sidste dag',
	afloeser: 'Afløses af',
	funktion: 'Navn',
	bemanding: 'Bemanding',
	kan: 'Det kan vi',
	kan_ikke: 'Det kan vi ikke',
	saadan: 'Sådan kontakter du os',
	situationer: 'Situationer',
	emner: 'Emner',
	velfaerdsomraader: 'Velfærdsområder',
	alder_fra: 'Alder fra',
	alder_til: 'Alder til',
	betjener: 'Betjener',
	kritikalitet: 'Hvor vigtig er kontakten?',
	mandat: 'Mandat',
	telefon: 'Telefon',
	telefon_note: 'Note til telefonen',
	mail: 'Mail',
	sikker_mail: 'Sikker mail',
	web: 'Webadresse',
	kontaktoplysninger: 'Alle numre og adresser',
	aabningstid: 'Åbningstid',
	lukkedage: 'Lukkedage',
	reserve: 'Reserve',
	gaelder_fra: 'Første dag',
	gaelder_til: 'Sidste dag',
	navn: 'Navn',
	titel: 'Titel',
	faggruppe: 'Faggruppe',
	indehaver_telefon: 'Egen telefon',
	indehaver_mail: 'Egen mail',
	synlighed: 'Hvem ser egne oplysninger?',
	rolle: 'Rolle',
	fra: 'Fra',
	til: 'Til',
	vis_navn: 'Vis navnet',
	name: 'Navn',
	aliases: 'Andre navne',
	acute: 'Akut',
	position: 'Plads',
	words: 'Ord',
	audience: 'Målgruppe',
	source: 'Kilde',
	domain: 'Domæne',
	frist: 'Frist',
	udskiftning: 'Udskiftning'
};
export const fieldLabel = (field: string) => labels[field] ?? field;

export const subjectWord: Record<ChangeSubject, string> = {
	organisation: 'Organisation',
	function: 'Funktion',
	holder: 'Varetages af',
	person: 'Person',
	situation: 'Situation',
	topic: 'Emne',
	welfareArea: 'Velfærdsområde',
	profession: 'Faggruppe',
	synonym: 'Synonymer',
	domain: 'Domæne',
	acuteNumber: 'Akut nummer',
	policy: 'Frist'
};
export const sourceWord: Record<ChangeSource, string> = {
	form: 'på siden',
	import: 'ved import',
	undo: 'ved at fortryde',
	command: 'fra kommandolinjen',
	system: 'automatisk'
};
/** A list of names reads with commas, an empty text as what it is. */
export const valueText = (text: string | null) =>
	text === null || text === '' ? '(tom)' : text.split('|').join(', ');
