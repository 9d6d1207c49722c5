import { redirect } from '@sveltejs/kit';
import { domainEndInput, domainInput } from '$lib/accounts/domain-input';
import { addDomain, endDomain, listDomains } from '$lib/server/accounts/domains';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => {
		const { locals, url } = event;
		const domains = await listDomains(locals.db, locals.actor);
		const { organisations } = portal().directory.snapshot;
		return {
			saved: url.searchParams.has('gemt'),
			domains: domains.map((domain) => ({
				...domain,
				organisation: organisations.find(({ id }) => id === domain.organisationId)?.name ?? ''
			})),
			organisations: organisations
				.filter(({ kind }) => kind !== 'national')
				.map(({ slug, name }) => ({ value: slug, name }))
		};
	});

const done = (): never => redirect(303, '/tovholder/domaener?gemt=1');

export const actions = {
	add: formAction(domainInput, async ({ locals }: RequestEvent, { organisation, domaene, fra, til }) => {
		const found = portal().directory.snapshot.organisations.find(({ slug }) => slug === organisation);
		const input = { organisationId: found?.id ?? 0, domain: domaene, validFrom: fra, validTo: til };
		await addDomain(locals.db, locals.actor, input, new Date());
		done();
	}),
	end: formAction(domainEndInput, async ({ locals }: RequestEvent, { id, til }) => {
		await endDomain(locals.db, locals.actor, { id, lastDay: til }, new Date());
		done();
	})
} satisfies Actions;
