/** What the form about how a call went is sent with. */
import { z } from 'zod';
import { chooseAnswer } from '../messages/feedback.ts';

/** What somebody who called can say, in the order of the buttons; the words are the form's. */
export const feedbackAnswers = ['svarede', 'ingen', 'forkert'] as const;
export type FeedbackAnswer = (typeof feedbackAnswers)[number];

export const feedbackInput = z.object({
	svar: z.enum(feedbackAnswers, chooseAnswer),
	/** Where they came from: a path of this portal. */
	tilbage: z.string().max(2_000).catch('').default('')
});
