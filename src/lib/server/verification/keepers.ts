/** Who can be asked about the entries of the directory, and where they are written to. */
import { desc, isNotNull } from 'drizzle-orm';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import {
	type Directory,
	type DirectoryFunction,
	ancestry,
	organisationOn
} from '../../directory/directory.ts';
import { holdingOn, momentOf } from '../../directory/contact.ts';
import type { Keepers } from '../../directory/reminders.ts';
import { type RoleHolder, listRoleHolders } from '../accounts/role-holders.ts';
import { readHolderPeople, readMailAddresses } from '../contacts/reachable.ts';
import type { Db } from '../db/types.ts';
import { verification } from './schema.ts';

export interface ReachableKeepers {
	keepers: Keepers;
	/** Where a person is written to. */
	mailOf: (personId: number) => string | null;
}

/** Reads them as of now, for the directory of that day. An address known to be dead is none. */
export async function readKeepers(db: Db, directory: Directory, at: Date): Promise<ReachableKeepers> {
	const people = await readHolderPeople(db);
	const addresses = await readMailAddresses(db);
	const dead = await deadChannels(db);
	const roles = await listRoleHolders(db, ['keyPerson', 'steering', 'coordinator']);
	const mails = new Map<number, string>();
	for (const [personId, own] of addresses) {
		const live = own.find(({ channelId }) => !dead.has(channelId));
		if (live) mails.set(personId, live.mail);
	}
	for (const { personId, mail } of roles) if (!mails.has(personId)) mails.set(personId, mail);

	const moment = momentOf(at);
	const reachable = (personId: number | undefined): personId is number =>
		personId !== undefined && mails.has(personId);
	/** A function that others' chains lead to is held by somebody too, also before anyone has signed in. */
	const holdersOf = (functions: readonly DirectoryFunction[]): number[] =>
		functions.flatMap((fn) => {
			const { current } = holdingOn(fn, moment.date);
			const personId = current ? people.get(current.id) : undefined;
			return reachable(personId) ? [personId] : [];
		});
	const inRole = (role: RoleHolder['role']) =>
		byOrganisation(
			roles.filter((one) => one.role === role),
			directory,
			moment.date
		);
	const keyPersons = inRole('keyPerson');
	const steering = inRole('steering');
	const coordinators = roles.filter(({ role }) => role === 'coordinator').map(({ personId }) => personId);
	const known = new Map<number, readonly number[]>();

	return {
		mailOf: (personId) => mails.get(personId) ?? null,
		keepers: {
			holder: (holder) => {
				const personId = people.get(holder.id);
				return reachable(personId) ? personId : null;
			},
			keyPersons: (fn) => {
				const found = known.get(fn.unit.id) ?? nearest(fn);
				known.set(fn.unit.id, found);
				return found;
			},
			steering: (fn) => steering.get(fn.top.id) ?? [],
			coordinators: coordinators.length > 0 ? coordinators : holdersOf(directory.coordinators)
		}
	};

	function nearest(fn: DirectoryFunction): readonly number[] {
		for (const { id } of ancestry(directory.organisations, fn.unit)) {
			const own = keyPersons.get(id);
			if (own) return own;
		}
		return holdersOf(directory.chainRoles.get(fn.top.id)?.get('keyPerson') ?? []);
	}
}

/** People by the organisation that theirs is on the day: a role follows its organisation into the one that takes over. */
function byOrganisation(
	roles: readonly RoleHolder[],
	directory: Directory,
	date: IsoDate
): Map<number, number[]> {
	const lists = new Map<number, number[]>();
	for (const { organisationId, personId } of roles) {
		const entry = organisationId === null ? undefined : directory.organisations.get(organisationId);
		if (!entry) continue;
		const { id } = organisationOn(directory, entry, date);
		lists.set(id, [...new Set([...(lists.get(id) ?? []), personId])]);
	}
	return lists;
}

/** Channels of which the last thing known is that mail to them comes back. */
async function deadChannels(db: Db): Promise<Set<number>> {
	const rows = await db
		.selectDistinctOn([verification.channelId], {
			channelId: verification.channelId,
			outcome: verification.outcome
		})
		.from(verification)
		.where(isNotNull(verification.channelId))
		.orderBy(verification.channelId, desc(verification.at), desc(verification.id));
	return new Set(
		rows.flatMap(({ channelId, outcome }) => (outcome === 'failed' && channelId !== null ? [channelId] : []))
	);
}
