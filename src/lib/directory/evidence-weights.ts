/**
 * What each way of knowing is worth. A person who answers for the contact gives it the whole limit; somebody who got through
 * gives it half; a mail that was not refused gives nothing, since mailboxes outlive the people who read them.
 */
import type { EvidenceEntry } from './snapshot.ts';
import { type VerificationMethod, verificationMethods } from './vocabulary.ts';

type Said = Pick<EvidenceEntry, 'method' | 'outcome' | 'byRole'>;

/** The part of its limit for which a confirmation by this method lasts. */
const weights: Record<VerificationMethod, number> = {
	confirmedByButton: 1,
	confirmedByPhone: 1,
	confirmedByKeyPerson: 1,
	confirmedInMeeting: 1,
	handoverAccepted: 1,
	feedbackRight: 0.5,
	feedbackWrong: 0,
	feedbackNoAnswer: 0,
	mailDelivered: 0,
	mailBounced: 0
};

/** The methods that confirm in full. */
export const fullConfirmations = verificationMethods.filter((method) => weights[method] === 1);

/** The part of its limit, 0 to 1, for which this piece of evidence makes a contact fresh. */
export function weightOf({ method, outcome, byRole }: Said): number {
	return outcome === 'confirmed' && byRole !== 'anonymous' ? weights[method] : 0;
}

/** Whether it confirms in full: lasts the whole limit, and lifts what failed before it. */
export const confirmsInFull = (entry: Said): boolean => weightOf(entry) === 1;

/**
 * Whether it says that the contact does not work. That nobody answered once says nothing, and what somebody who is not
 * signed in says is passed on to people.
 */
export function isFailure({ method, outcome, byRole }: Said): boolean {
	return (
		outcome === 'failed' &&
		byRole !== 'anonymous' &&
		method !== 'feedbackNoAnswer' &&
		method !== 'mailDelivered'
	);
}
