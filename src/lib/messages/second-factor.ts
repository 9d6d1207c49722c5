/** The second step of signing in: an authenticator app, passkeys and recovery codes. */
import { formatInstant } from '../calendar/danish-dates.ts';

const times = (count: number, one: string, several: string) => (count === 1 ? one : `${count} ${several}`);

export const titleShow = 'Bekræft, at det er dig';
export const showHeading = 'Bekræft, at det er dig';
export const showIntro =
	'Før du kan ændre noget for andre, skal du vise et trin mere end din mail. Det gælder, til du logger ud.';
export const appHeading = 'Kode fra din kodeapp';
export const codeLabel = 'Kode fra appen';
export const codeHint = 'Seks cifre. De skifter hvert halve minut.';
export const useCode = 'Bekræft';
export const passkeyHeading = 'Adgangsnøgle';
export const usePasskey = 'Brug adgangsnøgle';
export const passkeyNeedsScript =
	'En adgangsnøgle (passkey) virker kun med JavaScript, og det er slået fra i din browser.';
export const passkeyUnsupported = 'Din browser kan ikke bruge adgangsnøgler (passkeys).';
export const recoveryInstead = 'Jeg har ikke min app eller adgangsnøgle: brug en reservekode';
export const recoveryLabel = 'Reservekode';
export const recoveryHint = '16 tegn fra den liste, du gemte. Hver kode kan bruges én gang.';
export const useRecovery = 'Brug reservekoden';
export const nothingLeft =
	'Har du heller ingen reservekoder, så skriv til den faglige tovholder. Indtil da kan du stadig slå op i Vejviser.';

export const titleSetUp = 'To trin';
export const setUpHeading = 'To trin, når du logger ind';
export const setUpIntro =
	'Nøglepersoner og den faglige tovholder kan ændre det, som andre ringer efter. Derfor er din mail ikke nok: du skal også have en kodeapp eller en adgangsnøgle.';
export const setUpFirst = 'Du har ingen af delene endnu. Vælg en. Det tager et par minutter.';
export const signInAgain =
	'Det er mere end et kvarter siden, du loggede ind. Log ud og ind igen, og sæt det så op med det samme.';
export const signOutNow = 'Log ud';
export const recoveryUsed = (left: number) =>
	left === 0
		? 'Du har bekræftet, at det er dig. Det var din sidste reservekode. Lav nye nu.'
		: `Du har bekræftet, at det er dig. Koden er brugt, og du har ${times(left, 'én', 'reservekoder')} tilbage.`;
export const goOn = 'Gå videre';

export const appSectionHeading = 'Kodeapp';
export const appSince = (at: Date) => `Sat op ${formatInstant(at)}.`;
export const appWhat =
	'En app på din telefon, for eksempel Microsoft Authenticator eller Google Authenticator, viser en kode, som du skriver. Virker også uden JavaScript.';
export const appSetUp = 'Sæt kodeapp op';
export const removeApp = 'Fjern kodeappen';

export const passkeySectionHeading = 'Adgangsnøgler';
export const passkeyWhat =
	'En adgangsnøgle (passkey) ligger på din telefon, computer eller sikkerhedsnøgle. Du bruger den med fingeraftryk, ansigt eller skærmkode.';
export const passkeyLine = (name: string, createdAt: Date, lastUsedAt: Date | null) =>
	`${name}, tilføjet ${formatInstant(createdAt)}, ${lastUsedAt ? `sidst brugt ${formatInstant(lastUsedAt)}` : 'ikke brugt endnu'}.`;
export const addPasskey = 'Tilføj adgangsnøgle';
export const removePasskey = 'Fjern';
/** To screen readers: there may be several buttons that say "Fjern". */
export const removePasskeyLabel = (name: string, createdAt: Date) =>
	`Fjern ${name}, tilføjet ${formatInstant(createdAt)}`;
export const lastOne =
	'Fjerner du den sidste, fjernes dine reservekoder også. Sæt så en ny op med det samme: ellers må du logge ind igen først.';

export const recoverySectionHeading = 'Reservekoder';
export const recoveryWhat =
	'Til den dag telefonen er væk. Hver kode erstatter kodeappen eller adgangsnøglen én gang.';
export const recoveryLeft = (left: number) =>
	left === 0
		? 'Du har ingen reservekoder tilbage.'
		: `Du har ${times(left, 'én reservekode', 'reservekoder')} tilbage.`;
export const newCodes = 'Lav nye reservekoder';
export const newCodesReplace = 'De nye erstatter dem, du har.';

export const titleApp = 'Sæt kodeapp op';
export const appPageHeading = 'Sæt din kodeapp op';
export const appStart =
	'Du skal bruge en kodeapp på din telefon. Har du ingen, så hent for eksempel Microsoft Authenticator eller Google Authenticator først.';
export const appBegin = 'Vis QR-koden';
export const appBeginAgain = 'Begynd forfra';
export const appScan = '1. Skan QR-koden med appen';
export const qrLabel = 'QR-kode til din kodeapp. Nøglen står som tekst nedenfor.';
export const appType = 'Kan du ikke skanne den, så skriv denne nøgle i appen:';
export const appIsOnThisPhone = 'Er appen på denne telefon, så åbn den her';
export const appThen = '2. Skriv koden, som appen viser';
export const appConfirm = 'Gem kodeappen';

export const titleCodes = 'Gem dine reservekoder';
export const codesHeading = 'Gem dine reservekoder nu';
export const codesIntro =
	'De vises kun denne ene gang. Skriv dem ned, eller udskriv dem, og læg dem et sted, hvor du kan finde dem uden din telefon.';
export const codesFor = (mail: string) => `Reservekoder til ${mail}`;
export const printCodes = 'Udskriv';
export const copyCodes = 'Kopiér';
export const copied = 'Koderne er kopieret.';
export const copyFailed = 'Det lykkedes ikke at kopiere. Markér koderne, og kopiér dem selv.';
export const codesSaved = 'Jeg har gemt dem';
export const factorAdded = 'Det er gemt, og du har bekræftet, at det er dig.';
export const factorAddedToOthers = 'Det er gemt. Dine reservekoder virker stadig.';
export const factorRemoved = 'Det er fjernet.';

export const notACode = 'Skriv de seks cifre, som appen viser.';
export const notARecoveryCode = 'Skriv hele reservekoden: 16 bogstaver og tal. Store og små er lige gode.';
export const wrongCode =
	'Koden er ikke rigtig. Vent til appen viser en ny, og prøv den. Bliver det ved, så se efter, om klokken på telefonen stilles automatisk.';
export const codeIsUsed = 'Koden er brugt én gang. Vent til appen viser en ny.';
export const wrongRecoveryCode = 'Reservekoden er ikke rigtig, eller den er brugt. Prøv en anden på listen.';
export const tooManyTries = 'Der er prøvet for mange koder. Vent et kvarter, og prøv igen.';
export const noApp = 'Du har ingen kodeapp her. Brug en adgangsnøgle eller en reservekode.';
export const appIsThere = 'Du har allerede en kodeapp. Fjern den først, hvis du vil sætte en ny op.';
export const setUpIsOver =
	'Opsætningen er for gammel, eller den er begyndt forfra et andet sted. Vis en ny QR-kode, slet den gamle i appen, og prøv igen.';
export const nothingToRemove = 'Den er der ikke længere. Måske har du fjernet den i et andet vindue.';
export const passkeyRefused =
	'Adgangsnøglen kunne ikke godkendes, eller der gik for lang tid. Prøv igen, eller vælg en anden måde.';
export const passkeyIsThere = 'Den adgangsnøgle er tilføjet i forvejen.';
export const passkeyCancelled = 'Det blev afbrudt, eller der gik for lang tid. Prøv igen.';
export const passkeyNoAnswer = 'Der er ingen forbindelse til Vejviser lige nu. Prøv igen om lidt.';
export const factorFirst = 'Sæt en kodeapp eller en adgangsnøgle op først.';
export const signedOut = 'Du er logget ud. Log ind igen, og prøv så en gang til.';
export const resetByAnother =
	'Du kan ikke nulstille dine egne to trin. Bed en anden faglig tovholder eller den, der driver portalen, om det.';
export const resetOfNobody = 'Der er ingen adgang med den adresse.';
export const nothingToReset = 'Der er ingen kodeapp eller adgangsnøgle at fjerne.';
export const showFirst = 'Bekræft først, at det er dig. Åbn siden igen.';

export type FactorChange =
	| 'appAdded'
	| 'appRemoved'
	| 'passkeyAdded'
	| 'passkeyRemoved'
	| 'recoveryUsed'
	| 'recoveryReplaced'
	| 'reset';

/** What has happened, in a mail to whom it has happened to. */
export const changeTold: Record<FactorChange, string> = {
	appAdded: 'En kodeapp er sat op til din adgang.',
	appRemoved: 'Kodeappen er fjernet fra din adgang.',
	passkeyAdded: 'En adgangsnøgle (passkey) er føjet til din adgang.',
	passkeyRemoved: 'En adgangsnøgle (passkey) er fjernet fra din adgang.',
	recoveryUsed: 'En reservekode er brugt til din adgang.',
	recoveryReplaced: 'Der er lavet nye reservekoder til din adgang. De gamle virker ikke længere.',
	reset:
		'Din kodeapp, dine adgangsnøgler og dine reservekoder er fjernet, og du er logget ud overalt. Log ind, og sæt dine to trin op igen.'
};
export const mailSubject = (networkName: string) => `Ændring i din adgang til ${networkName}`;
export const mailWhen = (at: Date) => `Det skete ${formatInstant(at)}.`;
export const mailWasIt = 'Var det dig, skal du ikke gøre noget.';
export const mailWasNot =
	'Var det ikke dig, så har en anden adgang til din mail. Skift adgangskode til din mail, skriv til den faglige tovholder, og fjern det, du ikke kender, her:';
export const mailLink = 'Dine to trin';
export const mailWhy = 'der er sket en ændring i den måde, du viser, hvem du er, når du logger ind.';
