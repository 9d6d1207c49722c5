/** Several mails as one file, since a command hands the portal one: a line of JSON each. */
import { z } from 'zod';

/** A mail by the name of its file, or why the file could not be opened. */
export type BundledMail = { name: string; mail: Uint8Array } | { name: string; fault: string };

const line = z.union([
	z.object({
		name: z.string(),
		mail: z.string().transform((text): Uint8Array => Buffer.from(text, 'base64'))
	}),
	z.object({ name: z.string(), fault: z.string() })
]);

export function packMails(mails: readonly BundledMail[]): Uint8Array {
	const lines = mails.map((each) =>
		JSON.stringify('mail' in each ? { ...each, mail: Buffer.from(each.mail).toString('base64') } : each)
	);
	return Buffer.from(lines.join('\n'));
}

export function* unpackMails(bundle: Uint8Array): Generator<BundledMail> {
	for (const text of Buffer.from(bundle).toString('utf8').split('\n')) {
		if (text !== '') yield line.parse(JSON.parse(text));
	}
}
