/** What every mail says. */
export const sentBy = (network: string) => `Sendt af Vejviser for ${network}. Mailen kan ikke besvares.`;

export const signInSubject = (code: string) => `${code} er din kode til Vejviser`;
export const signInIntro = (minutes: number) =>
	`Åbn linket i den browser, hvor du bad om denne mail, eller skriv koden dér. De virker én gang og i ${minutes} minutter.`;
export const signInLink = 'Log ind';
export const signInWarning =
	'Giv ikke koden til nogen, heller ikke til en, der ringer. Har du ikke bedt om mailen, så se bort fra den.';
export const whySignIn =
	'Du får denne mail, fordi nogen har skrevet din adresse på Vejvisers side til at logge ind.';
