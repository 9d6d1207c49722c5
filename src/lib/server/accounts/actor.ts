/** Who is asking, as every domain function gets it. */
import type { Role } from '../../accounts/roles.ts';

export interface RoleHad {
	role: Role;
	/** Null for the coordinator, whose is the whole network. */
	organisationId: number | null;
}

export interface SignedIn {
	kind: 'signedIn';
	accountId: number;
	/** The address that was shown to be theirs, in lower case. */
	mail: string;
	/** Null until name and title have been given. */
	person: { id: number; name: string } | null;
	/** Roles had now. Empty for somebody who has not been let in. */
	roles: readonly RoleHad[];
	/** Whether a second factor was shown in this session. */
	secondFactor: boolean;
	sessionId: string;
	/** When the session ends if it is not used. */
	sessionEndsAt: Date;
}

export type Actor = { kind: 'anonymous' } | SignedIn;

export const anonymous: Actor = { kind: 'anonymous' };
