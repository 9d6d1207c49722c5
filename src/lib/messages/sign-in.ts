/** Signing in and out. */

export const signIn = 'Log ind';
export const signOut = 'Log ud';

export const titleSignIn = 'Log ind';
export const heading = 'Log ind med din arbejdsmail';
export const intro =
	'Du skal ikke bruge en adgangskode. Skriv din mailadresse, så sender vi en mail med et link og en kode.';
export const lookupNeedsNone = 'Du behøver ikke at logge ind for at finde en kontakt.';
export const mailLabel = 'Mailadresse';
export const mailHint = 'Helst den, du bruger på arbejdet.';
export const sendMail = 'Send mail';
export const notAMail = 'Skriv en hel mailadresse, for eksempel navn@kommune.dk.';

export const titleCode = 'Skriv koden fra mailen';
export const codeHeading = 'Tjek din mail';
/** The same for every address: it tells nothing about who is a member. */
export const mailIsOnItsWay = (minutes: number) =>
	`Vi har sendt en mail til den adresse, du skrev. Åbn linket i denne browser, eller skriv koden fra mailen her. Begge dele virker i ${minutes} minutter.`;
export const codeLabel = 'Kode fra mailen';
export const codeHint = 'Seks cifre.';
export const useCode = 'Log ind';
export const noMail =
	'Kommer mailen ikke inden for et par minutter, så se i uønsket post. Har du bedt om flere mails, så vent et kvarter, og prøv igen.';
export const askAgain = 'Send en ny mail';
export const notACode = 'Skriv de seks cifre fra mailen.';

export const titleLink = 'Log ind';
export const linkHeading = 'Er det dig, der vil logge ind?';
export const linkIntro = 'Tryk på knappen for at logge ind i denne browser.';
export const useLink = 'Log ind';
export const otherBrowserHeading = 'Du bad om mailen i en anden browser';
export const otherBrowser =
	'Linket virker kun i den browser, hvor du bad om mailen. Gå tilbage til den, og skriv koden fra mailen dér. Eller bed om en ny mail her.';
export const overHeading = 'Linket virker ikke længere';
export const linkIsOver = 'Linket er brugt, eller der er gået for lang tid. Bed om en ny mail.';
export const codeIsOver = 'Koden virker ikke længere. Bed om en ny mail.';
export const wrongCode = (left: number) =>
	`Koden er ikke rigtig. Se efter i mailen, og prøv igen. Du har ${left === 1 ? 'ét forsøg' : `${left} forsøg`} tilbage.`;
export const tooManyGuesses =
	'Der er prøvet for mange koder til denne adresse. Vent en time, og bed om en ny mail.';
export const tooManyFromNetwork =
	'Der er for mange forsøg fra jeres netværk lige nu. Vent et kvarter, og prøv igen.';
export const accountIsClosed =
	'Din adgang er lukket. Mener du, at det er en fejl, så skriv til din nøgleperson eller den faglige tovholder.';

export const titleWelcome = 'Velkommen';
export const welcomeHeading = 'Velkommen til netværket';
export const welcomeIntro = (organisation: string) =>
	`Din mailadresse hører til ${organisation}. Fortæl, hvem du er, så er du med.`;
export const welcomeInvited = 'Du er inviteret. Fortæl, hvem du er, så er du med.';
export const nameLabel = 'Navn';
export const nameHint = 'Som kolleger i netværket skal se det.';
export const titleLabel = 'Stilling';
export const titleHint = 'For eksempel udskrivningskoordinator.';
export const professionLabel = 'Faggruppe';
export const noProfession = 'Ingen af dem';
export const join = 'Bliv medlem';
export const whatIsKept =
	'Navn, stilling og faggruppe kan ses af andre, der er logget ind. Din mailadresse vises ikke for nogen, medmindre du selv gør det.';

export const notLetInHeading = 'Du er ikke med i netværket endnu';
export const notLetInIntro = (mail: string) =>
	`${mail} hører ikke til en af netværkets organisationer, så en nøgleperson skal lukke dig ind. Vælg, hvor du arbejder eller er frivillig, så spørger vi.`;
export const organisationLabel = 'Organisation';
export const chooseOrganisation = 'Vælg en organisation.';
export const chooseProfession = 'Vælg en faggruppe på listen.';
export const askToBeLetIn = 'Bed om at komme med';
export const hasAsked = (organisations: string) =>
	`Du har bedt om at komme med i ${organisations}. Du får en mail, når nøglepersonen har svaret.`;
export const nameRequired = 'Skriv dit navn.';
export const titleRequired = 'Skriv din stilling.';

export const titleDemo = 'Prøv rollerne';
export const demoHeading = 'Prøv rollerne i demoen';
export const demoIntro =
	'Vælg en rolle, så er du logget ind med begge trin. Det findes kun i demoen. Mails sendes ikke, men kan læses i udbakken.';
export const demoOutbox = 'Se udbakken';
export const demoAs = (role: string, organisation: string | null) =>
	organisation ? `${role}, ${organisation}` : role;

export const signedInAs = (name: string) => `Logget ind som ${name}`;
export const sessionEndsAt = (time: string) =>
	`Du er logget ind til ${time}, eller længere, hvis du bruger siden imens.`;
export const sessionWarning = 'Du bliver logget ud';
export const sessionWarningKept = 'Det, du har skrevet, går ikke tabt.';
export const staySignedIn = 'Bliv logget ind';

export const sessionOverHeading = 'Du er logget ud';
export const signInElsewhere = 'Log ind i et nyt vindue';
export const sendAgainLater = 'Send det, jeg skrev, igen';
export const sendAgain = 'Jeg er logget ind igen: send det, jeg skrev';

export const menuKeyPerson = 'Nøgleperson';
export const menuCoordinator = 'Tovholder';
