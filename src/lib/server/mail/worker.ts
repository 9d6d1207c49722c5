/** Sends what is in the outbox: one mail at a time, for as long as the portal runs. */
import type { Db } from '../db/types.ts';
import { type Logger, describeError } from '../log.ts';
import { recordRefusal } from '../verification/bounces.ts';
import { type LetterInHand, noteFault, noteSent, takeLetter } from './queue.ts';
import type { MailSender } from './send.ts';

export interface MailWorkerOptions {
	db: Db;
	sender: MailSender;
	log: Logger;
	now: () => Date;
	/** How long it rests when nothing is due. */
	pollEveryMs?: number;
	/** How long a mail is this process's own; longer than sending and noting it takes. */
	leaseMs?: number;
}

const defaultPollMs = 2_000;

export class MailWorker {
	private readonly options: Required<MailWorkerOptions>;
	private readonly stopping = new AbortController();
	private working: Promise<void> | null = null;
	private databaseIsDown = false;

	constructor(options: MailWorkerOptions) {
		this.options = {
			pollEveryMs: defaultPollMs,
			leaseMs: 2 * options.sender.wholeAtMostMs,
			...options
		};
	}

	/** Begins to send, and goes on until `stop`. */
	start(): void {
		this.working ??= this.work();
	}

	/** Takes no more mails, and waits for the one in hand. */
	async stop(): Promise<void> {
		this.stopping.abort();
		await this.working;
	}

	/** Sends all that is due. Returns how many mails were tried. Throws when the database does not answer. */
	async sendDue(): Promise<number> {
		for (let tried = 0; ; tried += 1) {
			if (this.stopping.signal.aborted || !(await this.sendNext())) return tried;
		}
	}

	private async work() {
		while (!this.stopping.signal.aborted) {
			try {
				await this.sendDue();
				if (this.databaseIsDown) this.options.log.info('outbox is reached again');
				this.databaseIsDown = false;
			} catch (error) {
				if (!this.databaseIsDown) this.options.log.error('outbox cannot be reached', describeError(error));
				this.databaseIsDown = true;
			}
			await this.pause();
		}
	}

	private async sendNext(): Promise<boolean> {
		const { db, sender, now, leaseMs } = this.options;
		const letter = await takeLetter(db, { now: now(), leaseMs, domain: sender.domain });
		if (!letter) return false;
		const leaseEnd = performance.now() + leaseMs;
		const outcome = await sender.send(letter);
		if (outcome.kind === 'sent') {
			await this.insist(leaseEnd, () => noteSent(db, letter, now()));
			this.tell('mail sent', letter);
			return true;
		}
		const { fault, refusal } = outcome;
		const permanent = outcome.kind === 'permanent';
		const gaveUp = await this.insist(leaseEnd, () =>
			db.transaction(async (tx) => {
				if (refusal) await recordRefusal(tx, letter, refusal, now());
				return noteFault(tx, letter, { fault, permanent, now: now() });
			})
		);
		this.tell(gaveUp ? 'mail given up' : 'mail not sent', letter, fault);
		return true;
	}

	/** A mail that went out and is not noted would go out again: so not before the mail is anyone's to take. */
	private async insist<T>(untilMs: number, note: () => Promise<T>): Promise<T> {
		for (;;) {
			try {
				return await note();
			} catch (error) {
				if (this.stopping.signal.aborted || performance.now() > untilMs) throw error;
				await this.pause();
			}
		}
	}

	private tell(msg: string, { id, kind, tries }: LetterInHand, fault?: string) {
		const { log } = this.options;
		const fields = { outboxId: id, kind, tries, fault };
		if (msg === 'mail given up') log.error(msg, fields);
		else if (fault) log.warn(msg, fields);
		else log.info(msg, fields);
	}

	/** Until the next poll, or until it is to stop. */
	private pause(): Promise<void> {
		const { signal } = this.stopping;
		return new Promise((resolve) => {
			if (signal.aborted) return resolve();
			const done = () => {
				clearTimeout(timer);
				signal.removeEventListener('abort', done);
				resolve();
			};
			const timer = setTimeout(done, this.options.pollEveryMs);
			signal.addEventListener('abort', done);
		});
	}
}
