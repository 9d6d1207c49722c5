/** What the smaller forms of keeping the directory send: texts by field, and what they were when the form was opened. */
import { z } from 'zod';
import { formIsBroken } from '../messages/function-form.ts';

const texts = z.record(z.string(), z.string());

/** The texts of a hidden field that holds JSON. */
const base = z.string({ error: formIsBroken }).transform((text, context) => {
	try {
		return texts.parse(JSON.parse(text));
	} catch {
		context.addIssue({ code: 'custom', message: formIsBroken });
		return z.NEVER;
	}
});

/** Fields with what they were. */
export const editInput = z
	.object({ base })
	.catchall(z.string())
	.transform(({ base: was, ...entered }) => ({ entered: entered as Record<string, string>, base: was }));

export const holderInput = z
	.object({ base, indehaver: z.coerce.number({ error: formIsBroken }).int().positive(formIsBroken) })
	.catchall(z.string())
	.transform(({ base: was, indehaver, ...entered }) => ({
		holderId: indehaver,
		entered: entered as Record<string, string>,
		base: was
	}));

export const enteredInput = z.record(z.string(), z.string());

export const closingInput = z
	.object({ sidste_dag: z.string().default(''), overtager: z.string().default('') })
	.transform(({ sidste_dag: lastDay, overtager: successor }) => ({ lastDay, successor }));
