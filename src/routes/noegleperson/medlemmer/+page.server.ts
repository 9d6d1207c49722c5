import { redirect } from '@sveltejs/kit';
import { appointInput, decisionInput, endInput, resetInput, withdrawInput } from '$lib/accounts/member-input';
import { toCopenhagen } from '$lib/calendar/copenhagen-time';
import { appointableRoles, roles } from '$lib/accounts/roles';
import {
	appoint,
	decideAccess,
	endMembership,
	listMembership,
	withdrawInvitation
} from '$lib/server/accounts/members';
import { isCoordinator, mayAppoint } from '$lib/server/accounts/policy';
import { resetSecondFactor } from '$lib/server/accounts/second-factor-reset';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const membership = await requirePage(event, () => listMembership(locals.db, locals.actor));
	const { snapshot } = portal().directory;
	const organisationsById = new Map(snapshot.organisations.map((each) => [each.id, each]));
	const nameOf = (id: number | null) => (id === null ? null : (organisationsById.get(id)?.name ?? null));
	const pathOf = (id: number) => {
		const path: number[] = [];
		for (let at: number | null = id; at !== null; at = organisationsById.get(at)?.parentId ?? null)
			path.push(at);
		return path;
	};
	const isNetwork = isCoordinator(locals.actor);
	return {
		isNetwork,
		members: membership.members.map((member) => ({ ...member, organisation: nameOf(member.organisationId) })),
		asking: membership.asking.map((asking) => ({
			...asking,
			organisation: nameOf(asking.organisationId) ?? '',
			askedAt: toCopenhagen(asking.askedAt).date
		})),
		invited: membership.invited.map(({ id, mail, role, organisationId, invitedAt }) => ({
			...{ id, mail, role },
			organisation: nameOf(organisationId),
			invitedAt: toCopenhagen(invitedAt).date
		})),
		roles: (isNetwork ? roles : appointableRoles).map((role) => role),
		organisations: snapshot.organisations
			.filter(({ id, kind }) => kind !== 'national' && mayAppoint(locals.actor, pathOf(id)))
			.map(({ slug, name }) => ({ value: slug, name }))
	};
};

const frame = () => {
	const { origin, networkName } = portal().settings;
	return { origin, networkName };
};
const done = (): never => redirect(303, '/noegleperson/medlemmer');

export const actions = {
	decide: formAction(decisionInput, async ({ locals }: RequestEvent, { anmodning, svar }) => {
		const decision = { requestId: anmodning, admit: svar === 'ja' };
		await decideAccess(locals.db, locals.actor, decision, frame(), new Date());
		done();
	}),
	appoint: formAction(appointInput, async ({ locals }: RequestEvent, { mail, rolle, organisation }) => {
		const found = portal().directory.snapshot.organisations.find(({ slug }) => slug === organisation);
		const wanted = { mail, role: rolle, organisationId: found?.id ?? null };
		await appoint(locals.db, locals.actor, wanted, frame(), new Date());
		done();
	}),
	end: formAction(endInput, async ({ locals }: RequestEvent, { konto, rolle, organisation }) => {
		const ended = { accountId: konto, role: rolle, organisationId: organisation };
		await endMembership(locals.db, locals.actor, ended, new Date());
		done();
	}),
	reset: formAction(resetInput, async ({ locals }: RequestEvent, { konto }) => {
		await resetSecondFactor(locals.db, locals.actor, { accountId: konto, site: frame() }, new Date());
		done();
	}),
	withdraw: formAction(withdrawInput, async ({ locals }: RequestEvent, { invitation }) => {
		await withdrawInvitation(locals.db, locals.actor, invitation, new Date());
		done();
	})
} satisfies Actions;
