/**
 * Who may do what. Pure predicates over the actor and what it is about; each domain function asks the one it needs with
 * `requireMay`. An organisation is given as its path: its own id and those of all above it, in any order.
 */
import * as messages from '../../messages/accounts.ts';
import { Refusal, SecondFactorNeeded, SignInNeeded } from '../refusal.ts';
import type { Actor, SignedIn } from './actor.ts';

export type OrganisationPath = readonly number[];

/** Members of the network: anyone who has been let in, in whatever role. */
export function isMember(actor: Actor): actor is SignedIn {
	return actor.kind === 'signedIn' && actor.person !== null && actor.roles.length > 0;
}

export function isCoordinator(actor: Actor): actor is SignedIn {
	return actor.kind === 'signedIn' && actor.roles.some(({ role }) => role === 'coordinator');
}

/** Key person of the organisation or of one above it. */
function isKeyPersonOf(actor: Actor, path: OrganisationPath): actor is SignedIn {
	return (
		actor.kind === 'signedIn' &&
		actor.roles.some(
			({ role, organisationId }) =>
				role === 'keyPerson' && organisationId !== null && path.includes(organisationId)
		)
	);
}

/** Keeps the directory somewhere: has one of the two desks. */
export function isKeeper(actor: Actor): actor is SignedIn {
	return (
		actor.kind === 'signedIn' &&
		actor.roles.some(({ role }) => role === 'keyPerson' || role === 'coordinator')
	);
}

/** See channels for the network only, names of those who confirmed, former holders. */
export function maySeeNetworkOnly(actor: Actor): actor is SignedIn {
	return isMember(actor);
}

/** Change what the directory says about an organisation: its functions, holders and contact details. */
export function mayKeep(actor: Actor, path: OrganisationPath): actor is SignedIn {
	return isCoordinator(actor) || isKeyPersonOf(actor, path);
}

/** Say that somebody stops with a function, and who follows: they themself, and those who keep it. */
export function mayHandOn(
	actor: Actor,
	path: OrganisationPath,
	holderPersonId: number | null
): actor is SignedIn {
	return isHolder(actor, holderPersonId) || mayKeep(actor, path);
}

/** Their own function: what they may do with it asks for no second factor. */
export function isHolder(actor: Actor, holderPersonId: number | null): actor is SignedIn {
	return actor.kind === 'signedIn' && holderPersonId !== null && actor.person?.id === holderPersonId;
}

/** Say whether somebody from outside an organisation's mail domains may have one of its functions. */
export function mayApproveSuccessor(actor: Actor, path: OrganisationPath): actor is SignedIn {
	return mayAppoint(actor, path);
}

/** Change what is the network's own: situations, topics and other words, acute numbers, parties. */
export function mayKeepNetwork(actor: Actor): actor is SignedIn {
	return isCoordinator(actor);
}

/** See how each party keeps its entries: the coordinator, and those who steer the network. */
export function maySeeFigures(actor: Actor): actor is SignedIn {
	return (
		actor.kind === 'signedIn' && actor.roles.some(({ role }) => role === 'coordinator' || role === 'steering')
	);
}

/** Let somebody in, or end a role, in an organisation. */
export function mayAppoint(actor: Actor, path: OrganisationPath): actor is SignedIn {
	return mayKeep(actor, path);
}

/**
 * Throws unless it holds: `SignInNeeded` for somebody not signed in, else `Refusal` (403).
 * @param allowed the policy's answer for this actor
 */
export function requireMay(actor: Actor, allowed: boolean): asserts actor is SignedIn {
	if (allowed) return;
	if (actor.kind === 'anonymous') throw new SignInNeeded();
	throw new Refusal(messages.notAllowed, { status: 403 });
}

/** As `requireMay`, for what changes others' data: asks for the second factor as well. Throws `SecondFactorNeeded`. */
export function requireMayChange(actor: Actor, allowed: boolean): asserts actor is SignedIn {
	requireMay(actor, allowed);
	if (!actor.secondFactor) throw new SecondFactorNeeded();
}
