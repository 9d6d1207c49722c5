/** Asking for a sign-in mail, for tests: the real thing, with the mail read from the outbox. */
import { desc, eq } from 'drizzle-orm';
import { askToSignIn } from '../../src/lib/server/accounts/sign-in.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';

export const origin = 'https://vejviser.example';

/** Asks for a mail and reads it: the browser's token, and what the mail says. */
export async function askForMail(db: Db, mail: string, now: Date, networkAddress = '192.0.2.1') {
	const asked = await askToSignIn(
		db,
		{ mail, networkAddress, origin, networkName: 'Netværket', onward: '/min-side' },
		now
	);
	return { ...asked, ...(await lastMailTo(db, mail)) };
}

/** Link token and code of the last sign-in mail to an address. Throws when there is none. */
async function lastMailTo(db: Db, mail: string): Promise<{ linkToken: string; code: string }> {
	const [posted] = await db
		.select()
		.from(outbox)
		.where(eq(outbox.recipient, mail.toLowerCase()))
		.orderBy(desc(outbox.id))
		.limit(1);
	const linkToken = /\/log-ind\/([\w-]{43})/.exec(posted?.text ?? '')?.[1];
	const code = /^ {4}(\d{6})$/m.exec(posted?.text ?? '')?.[1];
	if (!linkToken || !code) throw new Error(`no sign-in mail to ${mail}`);
	return { linkToken, code };
}
