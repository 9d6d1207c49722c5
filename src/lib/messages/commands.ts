/** What the start of the portal and the commands say in the terminal. Faults in settings are in settings.ts, in English. */

export const portalIsReady = (origin: string) => `Vejviser kører på ${origin}`;
export const portalIsDemo = 'Demodata – ring ikke op.';
export const portalIsBuilding = 'Bygger portalen. Det tager et øjeblik …';
export const portalDidNotBuild = 'Portalen kunne ikke bygges. Ret fejlen ovenfor, og start igen.';
export const portInUse = (port: number) =>
	`Port ${port} er i brug, måske af Vejviser selv: prøv http://localhost:${port}. Stop ellers det andet program, eller vælg en anden port, fx PORT=${port + 1} npm start.`;
export const hostNotHere = (host: string) =>
	`Denne maskine har ikke adressen "${host}". Ret HOST, fx til 127.0.0.1 (kun denne maskine) eller 0.0.0.0 (alle).`;
export const portNotAllowed = (port: number) =>
	`Du må ikke lytte på port ${port}. Vælg en port over 1023, fx PORT=3000 npm start.`;

export const databaseIsDemo =
	'Databasen er en demo, men DEMO er off. Skriv DEMO=on, eller giv det rigtige netværk sin egen database med DATABASE_URL eller DATA_DIR.';
export const databaseIsReal =
	'Databasen er et rigtigt netværk, men DEMO er on. Skriv DEMO=off, eller giv demoen sin egen database med DATABASE_URL eller DATA_DIR.';
export const databaseIsNewer =
	'Databasen er lavet af en nyere udgave af Vejviser end denne. Start den nyere udgave, eller gendan en sikkerhedskopi fra denne.';
export const postgresTooOld = 'Databasen er en ældre PostgreSQL end 15. Opdater den til 15 eller nyere.';
export const databaseIsAway =
	'Databasen svarer ikke. Se efter, at PostgreSQL kører, og at DATABASE_URL er rigtig.';
export const databaseRefuses = (reason: string) =>
	`Databasen tager ikke imod os: ${reason}. Se efter, at bruger, adgangskode og database i DATABASE_URL er rigtige.`;
export const dataDirNotWritable = (folder: string) =>
	`Vi kan ikke skrive i mappen ${folder}. Giv adgang til den, eller vælg en anden med DATA_DIR.`;

const users = {
	portal: 'portalen',
	import: 'en import',
	export: 'en eksport',
	backup: 'en sikkerhedskopiering',
	restore: 'en gendannelse',
	admin: 'en udnævnelse',
	bounces: 'en læsning af leveringsrapporter',
	'stale-check': 'en kontrol af kontakterne'
} as const;

export const databaseInUse = (folder: string, user: keyof typeof users, pid: number) =>
	user === 'portal'
		? `Databasen i ${folder} er i brug af portalen (proces ${pid}). Stop den først, eller vælg en anden mappe med DATA_DIR.`
		: `Databasen i ${folder} er i brug af ${users[user]} (proces ${pid}). Vent, til den er færdig, og prøv igen.`;
export const databaseInUseSilently = (folder: string) =>
	`Databasen i ${folder} er i brug af en anden proces, som ikke svarer. Vent, og prøv igen, eller stop den.`;
export const portalWentAway = 'Portalen stoppede, før den svarede. Prøv igen, når den kører, eller uden den.';
/** @param folder null is PostgreSQL */
export const databaseCreated = (demo: boolean, folder: string | null) =>
	`${demo ? 'Ny demodatabase' : 'Ny, tom database'} oprettet i ${folder ?? 'PostgreSQL'}.`;
export const handedToPortal = (pid: number) => `Portalen kører (proces ${pid}) og udfører kommandoen.`;

export const usage = {
	import: 'Brug: npm run import -- FIL [--preview]. Formatet er beskrevet i docs/import-format.md.',
	export: 'Brug: npm run export -- FIL.csv eller FIL.xlsx',
	backup: 'Brug: npm run backup -- FIL',
	restore: 'Brug: npm run restore -- FIL',
	admin: 'Brug: npm run admin -- MAILADRESSE [--reset-second-factor]',
	bounces:
		'Brug: npm run bounces -- MAPPE. Uden mappe læses én mail på standard input, så en mailserver kan sende den videre hertil.',
	'stale-check':
		'Brug: npm run stale-check -- [--dry-run] [--as-of TIDSPUNKT], fx --as-of 2027-03-30T09:00:00+02:00'
} as const;

export const fileNotFound = (file: string) =>
	`Filen ${file} findes ikke. Se efter, at navn og mappe er rigtige.`;
export const fileNotReadable = (file: string, reason: string) => `Filen ${file} kan ikke læses: ${reason}.`;
export const fileNotWritable = (file: string, reason: string) =>
	`Filen ${file} kan ikke skrives: ${reason}. Vælg en anden mappe.`;
export const commandFailed = 'Kommandoen mislykkedes, og intet er ændret. Fejlen er:';

export const exported = (file: string) => `Eksporteret til ${file}.`;
export const backedUp = (file: string, tables: number, rows: number) =>
	`Sikkerhedskopien er skrevet til ${file}: ${rows} rækker i ${tables} tabeller.`;
export const restored = (tables: number, rows: number) =>
	`Gendannet: ${rows} rækker i ${tables} tabeller. Alt, der stod i databasen før, er erstattet.`;
export const restoredIsDemo = 'Det er en demo: portalen skal køre med DEMO=on.';
export const restoredIsReal = 'Det er et rigtigt netværk: portalen skal køre med DEMO=off.';

export const secondFactorReset = (mail: string) =>
	`${mail} har ikke længere et andet trin. Personen er logget ud og får en mail om at sætte det op igen.`;
export const madeCoordinator = (mail: string) =>
	`${mail} er nu faglig tovholder. Log ind på portalen med adressen.`;

export const notABackup =
	'Filen er ikke en sikkerhedskopi fra Vejviser. Intet er ændret. Vælg en fil, som npm run backup har skrevet.';
export const backupCutShort =
	'Sikkerhedskopien er ikke hel. Intet er ændret. Brug en anden kopi, eller hent filen igen.';
export const backupDamaged = (line: number) =>
	`Sikkerhedskopien er beskadiget (linje ${line}). Intet er ændret. Brug en anden kopi, eller hent filen igen.`;
export const backupDoesNotFit =
	'Indholdet af sikkerhedskopien hænger ikke sammen. Intet er ændret. Brug en anden kopi.';
export const backupIsNewer = (theirs: string, ours: string) =>
	`Sikkerhedskopien er fra en nyere udgave af Vejviser (${theirs}) end denne (${ours}). Intet er ændret. Opdater Vejviser, og prøv igen.`;
export const backupIsOlder = (theirs: string, ours: string) =>
	`Sikkerhedskopien er fra en ældre udgave af Vejviser (${theirs}) end denne (${ours}). Intet er ændret. Gendan den med den udgave, den er fra, og opdater derefter.`;
export const backupIsDemo =
	'Sikkerhedskopien er en demo, og databasen er et rigtigt netværk. Intet er ændret. Gendan den i en ny database, og start med DEMO=on.';
export const backupIsReal =
	'Sikkerhedskopien er et rigtigt netværk, og databasen er en demo. Intet er ændret. Gendan den i en ny database, og start med DEMO=off.';
