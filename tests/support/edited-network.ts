/** A small network to edit, as an import brings it. */
import type { Row } from './import-files/csv.ts';

/** A function in a unit of Gribskov, held by Anna with Bo as deputy, and one in Hillerød. */
export const rows = [
	{
		organisation: 'Gribskov Kommune > Familieafdelingen',
		funktion: 'Udskrivningskoordinator',
		situationer: 'udskrivning',
		telefon: '95 11 00 02',
		kan: 'Tage imod.',
		alder_til: '17',
		aabningstid: 'man-fre 08.00-15.00',
		navn: 'Anna Holm',
		indehaver_mail: 'anna@gribskov.example',
		rolle: 'primær'
	},
	{
		organisation: 'Gribskov Kommune > Familieafdelingen',
		funktion: 'Udskrivningskoordinator',
		navn: 'Bo Lund',
		indehaver_mail: 'bo@gribskov.example',
		rolle: 'stedfortræder'
	},
	{
		organisation: 'Hillerød Kommune',
		funktion: 'Udskrivningskoordinator',
		situationer: 'udskrivning',
		telefon: '95 11 00 03'
	}
] satisfies Row[];

/** The address of the first of them. */
export const slug = 'gribskov-udskrivningskoordinator';
