/** What mails say. How they are put together is in src/lib/server/mail/. */

/** The foot of every mail: why they got it, and whom it is from. */
export const becauseOf = (reason: string) => `Du får denne mail, fordi ${reason}`;
export const sentBy = (networkName: string) => `Mailen er sendt automatisk fra ${networkName}.`;

export const signInSubject = (networkName: string) => `Log ind: ${networkName}`;
export const signInIntro = (networkName: string) => `Du kan logge ind i ${networkName} på to måder.`;
export const signInByLink = 'Åbn linket i den browser, hvor du bad om mailen:';
export const signInLink = 'Log ind';
export const signInByCode = 'Eller skriv koden på den side, hvor du bad om mailen:';
export const signInLasts = (minutes: number) =>
	`Link og kode virker i ${minutes} minutter, én gang. Giv dem ikke videre til nogen: vi spørger aldrig om koden i telefonen eller i en mail.`;
export const signInReason = 'nogen har bedt om at logge ind med din adresse.';
export const signInNotYou =
	'Var det ikke dig, skal du ikke gøre noget. Ingen kan logge ind med mailen alene.';

export const enteredSubject = (networkName: string) => `Du er skrevet ind i ${networkName}`;
export const enteredIntro = (name: string, networkName: string, by: string | null) =>
	`Hej ${name}. ${by ?? 'En af dem, der holder kontakterne ved lige,'} har skrevet dig ind i ${networkName}, hvor fagpersoner i kommuner, region og frivillige organisationer finder hinanden.`;
export const enteredShownToAll = 'Det kan alle se:';
export const enteredShownToMembers = 'Det kan kun fagpersoner se, når de er logget ind:';
export const enteredNothingToAll = 'Intet om dig kan ses af andre end fagpersoner, der er logget ind.';
export const enteredResponsible = (responsible: string) =>
	`${responsible} har ansvaret for, at oplysningerne er rigtige og må være der.`;
export const enteredCorrect = 'Ret dem selv, eller vælg, at kun funktionen vises, ikke dit navn:';
export const enteredCorrectLink = 'Min side';
export const enteredObject = (contactMail: string) =>
	`Vil du ikke stå der, eller kan du ikke logge ind, så svar på denne mail, eller skriv til ${contactMail}.`;
export const enteredObjectHere = 'Vil du ikke stå der, eller kan du ikke logge ind, så svar på denne mail.';
export const enteredPrivacy = 'Hvad der gemmes, hvorfor og hvor længe, og hvordan du klager:';
export const enteredPrivacyLink = 'Privatliv';
export const enteredReason = 'loven giver dig ret til at vide, når andre skriver dig ind.';
