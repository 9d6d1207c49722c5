/** What the form about one call of the weekly sample is sent with. */
import { z } from 'zod';
import { accuracyResults } from '../directory/vocabulary.ts';
import { chooseResult } from '../messages/quality.ts';

export const callInput = z.object({
	opkald: z.coerce.number().int().positive().max(2_147_483_647),
	resultat: z.enum(accuracyResults, chooseResult)
});
