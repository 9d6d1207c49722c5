/**
 * What the simulation takes for granted. Each was set down before a result had been seen; those without a source are guesses,
 * which is why the table varies them. None is tuned to the result.
 */
export interface Assumptions {
	/** Share of those who hold functions that leave, come or move in a year. FACTS, turnover: an upper estimate. */
	yearlyTurnover: number;
	/** Share of lines (receptions, duty phones) whose number changes in a year. */
	yearlyLineChanges: number;
	/** A function stands without its holder for up to so many days, any number as likely. */
	longestGapDays: number;
	/** Days from giving notice to the last day. */
	noticeDays: number;
	/** Share of leavers whose function keeps its own number and mailbox for the next one. */
	numberFollowsPost: number;
	/** Share of leavers who hand their function on in the portal without being asked. */
	tellsUnasked: number;
	/** Share of changes that somebody else enters without being asked, and within how many days. */
	correctedUnasked: number;
	correctedWithinDays: number;
	/** Share of mails that are answered, by who is asked; the rest are never answered. */
	answers: { holder: number; deputy: number; keyPerson: number; steering: number; coordinator: number };
	/** An answer comes within so many days, any number as likely. */
	slowestAnswerDays: number;
	/** Share of those asked about somebody else's entry who find out that it is wrong; the rest confirm it all the same. */
	noticesOthersChange: number;
	/** Share of those under notice who name their last day when they answer a mail. */
	handsOnWhenAsked: number;
	/** Share of successors who accept before they start, when they were named. */
	successorAccepts: number;
	/** Share of leavers' mailboxes that refuse mail once they have left; the rest swallow it. */
	mailboxRefuses: number;
	/** Share of wrong calls that somebody signed in reports. */
	reportsWrong: number;
	/** Share of right calls after which somebody signed in says so. */
	reportsRight: number;
	/** Look-ups a day in the whole network. */
	lookupsADay: number;
	/** Share of look-ups about an acute situation. */
	acuteShare: number;
	/** Share of look-ups between 8 and 15 on weekdays; the rest at any hour of the week. */
	inOfficeHours: number;
}

export const assumptions: Assumptions = {
	yearlyTurnover: 0.213,
	yearlyLineChanges: 0.05,
	longestGapDays: 60,
	noticeDays: 30,
	numberFollowsPost: 0.5,
	tellsUnasked: 0.25,
	correctedUnasked: 0.25,
	correctedWithinDays: 60,
	answers: { holder: 0.5, deputy: 0.4, keyPerson: 0.7, steering: 0.3, coordinator: 0.9 },
	slowestAnswerDays: 5,
	noticesOthersChange: 0.9,
	handsOnWhenAsked: 0.6,
	successorAccepts: 0.6,
	mailboxRefuses: 0.5,
	reportsWrong: 0.05,
	reportsRight: 0.02,
	lookupsADay: 40,
	acuteShare: 0.3,
	inOfficeHours: 0.7
};

/** One thing at a time otherwise than assumed. */
export const variations: readonly { name: string; change: Partial<Assumptions> }[] = [
	{ name: 'as assumed', change: {} },
	{
		name: 'half as many answer a mail',
		change: { answers: { holder: 0.25, deputy: 0.2, keyPerson: 0.35, steering: 0.15, coordinator: 0.45 } }
	},
	{
		name: 'nine in ten answer a mail',
		change: { answers: { holder: 0.9, deputy: 0.9, keyPerson: 0.9, steering: 0.9, coordinator: 0.9 } }
	},
	{ name: 'answers take up to 15 days', change: { slowestAnswerDays: 15 } },
	{ name: 'nobody reports a wrong call', change: { reportsWrong: 0, reportsRight: 0 } },
	{ name: 'a fifth of wrong calls are reported', change: { reportsWrong: 0.2 } },
	{ name: 'no mailbox refuses mail', change: { mailboxRefuses: 0 } },
	{ name: 'nobody tells unasked', change: { tellsUnasked: 0, correctedUnasked: 0 } },
	{ name: 'half tell unasked', change: { tellsUnasked: 0.5, correctedUnasked: 0.5 } },
	{ name: 'half of others’ changes go unnoticed', change: { noticesOthersChange: 0.5 } },
	{ name: 'turnover of 30 % a year', change: { yearlyTurnover: 0.3 } }
];
