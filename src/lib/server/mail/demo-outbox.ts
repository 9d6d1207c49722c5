/** The outbox of a demo, where mails are read in place of being sent. */
import { desc, eq } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { outbox } from './schema.ts';

export interface DemoMail {
	id: number;
	recipient: string;
	subject: string;
	createdAt: Date;
	text: string;
	html: string;
}

const mostShown = 100;
const columns = {
	id: outbox.id,
	recipient: outbox.recipient,
	subject: outbox.subject,
	createdAt: outbox.createdAt,
	text: outbox.text,
	html: outbox.html
};

/** The latest hundred mails, newest first. Only a demo may show them: they open doors. */
export async function listDemoMails(db: Db): Promise<Omit<DemoMail, 'text' | 'html'>[]> {
	const { id, recipient, subject, createdAt } = columns;
	return db
		.select({ id, recipient, subject, createdAt })
		.from(outbox)
		.orderBy(desc(outbox.createdAt), desc(outbox.id))
		.limit(mostShown);
}

/** One mail, or null when there is none. */
export async function readDemoMail(db: Db, id: number): Promise<DemoMail | null> {
	const [found] = await db.select(columns).from(outbox).where(eq(outbox.id, id));
	return found ?? null;
}
