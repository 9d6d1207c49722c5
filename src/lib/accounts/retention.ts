/** How long what is kept about people is kept. The jobs that remove it and the page that tells of it read the same numbers. */
export const retention = {
	/** Days from the end of the last function or of access until name and contact details are erased. */
	leaverDays: 30,
	/** Days that a sent mail is remembered, without its text. */
	sentMailDays: 90,
	/** Days that a mail which could not be delivered is remembered, when nobody has dealt with it. */
	failedMailDays: 365,
	/** Days that a request to sign in, used or not, is kept. */
	signInRequestDays: 1,
	/** Days that the address of somebody asked to take a function over is kept, once they have answered or can no more. */
	handoverMailDays: 30,
	/** Years that the change log goes back. */
	changeLogYears: 5
} as const;
