/** What the form about how a call went is sent with. */
import { z } from 'zod';
import { feedbackAnswers } from '../directory/vocabulary.ts';
import { chooseAnswer } from '../messages/feedback.ts';

export const feedbackInput = z.object({
	svar: z.enum(feedbackAnswers, chooseAnswer),
	/** Where they came from: a path of this portal. */
	tilbage: z.string().max(2_000).catch('').default('')
});
