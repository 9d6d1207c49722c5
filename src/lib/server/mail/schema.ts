/** The outbox: a mail exists if and only if the change it tells about does, since both are written in one transaction. */
import { sql } from 'drizzle-orm';
import { index, integer, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { person } from '../contacts/schema.ts';

const instant = () => timestamp({ withTimezone: true });

/** One mail to one recipient; the queue that the worker sends from. */
export const outbox = pgTable(
	'outbox',
	{
		id: integer().primaryKey().generatedByDefaultAsIdentity(),
		/**
		 * The Message-ID header without angle brackets; the same on every try, so that a receiver can tell a duplicate.
		 * The first try adds the domain: who mails are from may be set after the mail was posted, or changed.
		 */
		messageId: text().notNull().unique(),
		/** Which template: 'sign-in', 'entered-by-other' … */
		kind: text().notNull(),
		recipient: text().notNull(),
		/** Whom it is about or to, so that it is found with the rest of what is stored about them. */
		personId: integer().references(() => person.id, { onDelete: 'set null' }),
		subject: text().notNull(),
		/**
		 * Emptied once sent, and when a mail that opens a door is given up on; others are kept with a failure, so that the
		 * coordinator can have them tried again.
		 */
		text: text().notNull(),
		html: text().notNull(),
		createdAt: instant().notNull(),
		/** Not before then. Moved ahead while a worker has it in hand, and on each failure. */
		nextTryAt: instant().notNull(),
		tries: smallint().notNull().default(0),
		sentAt: instant(),
		/** Given up: a permanent refusal, or four hours of failures. Shown to the coordinator until dealt with. */
		failedAt: instant(),
		/** The server's reply code or Node's error code; never its text, which may quote an address. */
		lastFault: text()
	},
	(t) => [
		index('outbox_to_send')
			.on(t.nextTryAt)
			.where(sql`${t.sentAt} is null and ${t.failedAt} is null`),
		index('outbox_failed')
			.on(t.failedAt)
			.where(sql`${t.failedAt} is not null`),
		index().on(t.personId)
	]
);
