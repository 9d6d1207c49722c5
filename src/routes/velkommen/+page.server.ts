import { redirect } from '@sveltejs/kit';
import { accessInput, personInput } from '$lib/accounts/person-input';
import { askToBeLetIn, join, readWelcome } from '$lib/server/accounts/joining';
import { listProfessions } from '$lib/server/contacts/people';
import { formAction } from '$lib/server/web/form-action';
import { onward, signInPath } from '$lib/server/web/paths';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.actor.kind === 'anonymous') redirect(303, signInPath(url));
	const welcome = await readWelcome(locals.db, locals.actor, new Date());
	if (welcome.state === 'member') redirect(303, onward(url.searchParams.get('videre'), '/min-side'));
	const { organisations } = portal().directory.snapshot;
	const nameOf = (id: number | null) => organisations.find((each) => each.id === id)?.name ?? null;
	const professions = await listProfessions(locals.db);
	return {
		mail: locals.actor.mail,
		onward: onward(url.searchParams.get('videre'), '/min-side'),
		state: welcome.state,
		organisation: nameOf(welcome.organisationId),
		asked: welcome.asked.map(nameOf).filter((name) => name !== null),
		known: welcome.known && {
			name: welcome.known.name,
			title: welcome.known.title ?? '',
			profession: professions.find(({ id }) => id === welcome.known?.professionId)?.slug ?? ''
		},
		professions: professions.map(({ slug, name }) => ({ value: slug, name })),
		organisations: organisations
			.filter(({ kind, parentId }) => parentId === null && kind !== 'national')
			.map(({ slug, name }) => ({ value: slug, name }))
	};
};

export const actions = {
	join: formAction(personInput, async ({ locals, url }: RequestEvent, input) => {
		await join(locals.db, locals.actor, input, new Date());
		redirect(303, onward(url.searchParams.get('videre'), '/min-side'));
	}),
	ask: formAction(accessInput, async ({ locals }: RequestEvent, { organisation, ...input }) => {
		const { organisations } = portal().directory.snapshot;
		const organisationId = organisations.find(({ slug }) => slug === organisation)?.id ?? 0;
		await askToBeLetIn(locals.db, locals.actor, { ...input, organisationId }, new Date());
		redirect(303, '/velkommen');
	})
} satisfies Actions;
