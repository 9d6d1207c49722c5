/** The directory as it stands in the simulation: the snapshot's own data, changed as people change it. */
import { type IsoDate, addDays } from '../../src/lib/calendar/copenhagen-time.ts';
import { type Directory, prepareDirectory } from '../../src/lib/directory/directory.ts';
import type {
	ChannelEntry,
	EvidenceEntry,
	FunctionEntry,
	HolderEntry,
	Snapshot
} from '../../src/lib/directory/snapshot.ts';
import type { HolderRole } from '../../src/lib/directory/vocabulary.ts';

/** Whom a holder entry means; the snapshot alone does not tell when only the function is shown. */
export interface PublishedHolder extends HolderEntry {
	who: number;
	channels: ChannelEntry[];
	evidence: EvidenceEntry[];
}

export interface PublishedFunction extends Omit<FunctionEntry, 'holders' | 'channels' | 'evidence'> {
	holders: PublishedHolder[];
	channels: ChannelEntry[];
	evidence: EvidenceEntry[];
}

export class Published {
	readonly functions: ReadonlyMap<number, PublishedFunction>;
	private readonly snapshot: Snapshot;
	private nextId = 1_000_000;

	/** @param whoOf the person behind a holder's id */
	constructor(snapshot: Snapshot, whoOf: (holderId: number) => number) {
		this.snapshot = snapshot;
		this.functions = new Map(
			snapshot.functions.map((entry) => [
				entry.id,
				{
					...entry,
					channels: [...entry.channels],
					evidence: [...entry.evidence],
					holders: entry.holders.map((holder) => ({
						...holder,
						who: whoOf(holder.id),
						channels: [...holder.channels],
						evidence: [...holder.evidence]
					}))
				}
			])
		);
	}

	/** Ready for lookup, as a portal that reads it at that instant would have it. */
	directory(at: Date): Directory {
		return prepareDirectory({
			...this.snapshot,
			readAt: at.toISOString(),
			functions: [...this.functions.values()]
		});
	}

	get(functionId: number): PublishedFunction {
		const found = this.functions.get(functionId);
		if (!found) throw new Error(`no function ${functionId}`);
		return found;
	}

	/** Numbers of the whole country, which are in no party's hands. */
	isNational(functionId: number): boolean {
		return this.snapshot.acuteNumbers.some((number) => number.functionId === functionId);
	}

	/** Who has it on the day according to the directory, in that role; null is nobody. */
	holderOn(fn: PublishedFunction, role: HolderRole, date: IsoDate): PublishedHolder | null {
		return (
			fn.holders.find(
				(holder) =>
					holder.role === role &&
					(holder.from === null || holder.from <= date) &&
					(holder.to === null || holder.to >= date)
			) ?? null
		);
	}

	/** Ends a holder's period; what would begin after its end is gone. */
	endHolder(fn: PublishedFunction, holder: PublishedHolder, lastDay: IsoDate) {
		if (holder.from !== null && holder.from > lastDay) {
			fn.holders = fn.holders.filter((other) => other !== holder);
		} else holder.to = lastDay;
	}

	appoint(
		fn: PublishedFunction,
		{
			who,
			role,
			from,
			phone,
			at
		}: {
			who: number;
			role: HolderRole;
			from: IsoDate;
			/** Their own, for everyone to see; null when it is not. */
			phone: string | null;
			at: Date;
		}
	): PublishedHolder {
		const before = this.holderOn(fn, role, from);
		if (before) this.endHolder(fn, before, addDays(from, -1));
		const holder: PublishedHolder = {
			id: this.nextId++,
			personId: null,
			who,
			role,
			from,
			to: null,
			addedAt: at.getTime(),
			channels: phone === null ? [] : [this.channel(phone, at)],
			networkOnly: phone === null,
			evidence: []
		};
		fn.holders.push(holder);
		return holder;
	}

	/** The function's own numbers, put in place of those it had. */
	replaceChannels(fn: PublishedFunction, values: ReadonlySet<string>, at: Date) {
		const kept = fn.channels.filter(({ value }) => values.has(value));
		const known = new Set(kept.map(({ value }) => value));
		fn.channels = [
			...kept,
			...[...values].filter((value) => !known.has(value)).map((value) => this.channel(value, at))
		];
	}

	private channel(value: string, at: Date): ChannelEntry {
		return {
			id: this.nextId++,
			kind: 'phone',
			value,
			display: value,
			note: null,
			addedAt: at.getTime(),
			evidence: []
		};
	}
}
