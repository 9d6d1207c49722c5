import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { personInput } from '$lib/accounts/person-input';
import { endMySession, readMyPage, saveMyDetails, showMyName } from '$lib/server/accounts/my-page';
import { isKeeper } from '$lib/server/accounts/policy';
import { listProfessions } from '$lib/server/contacts/people';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	return requirePage(event, async () => {
		const own = await readMyPage(locals.db, locals.actor, new Date());
		const professions = await listProfessions(locals.db);
		const { organisations } = portal().directory.snapshot;
		return {
			...own,
			saved: url.searchParams.has('gemt'),
			isKeeper: isKeeper(locals.actor),
			roles: own.roles.map(({ role, organisationId }) => ({
				role,
				organisation: organisations.find(({ id }) => id === organisationId)?.name ?? null
			})),
			profession: professions.find(({ id }) => id === own.person?.professionId)?.slug ?? '',
			professions: professions.map(({ slug, name }) => ({ value: slug, name }))
		};
	});
};

export const actions = {
	details: formAction(personInput, async ({ locals }: RequestEvent, input) => {
		await saveMyDetails(locals.db, locals.actor, input, new Date());
		redirect(303, '/min-side?gemt');
	}),
	name: formAction(
		z.object({ holder: z.coerce.number().int(), vis: z.enum(['ja', 'nej']) }),
		async ({ locals }: RequestEvent, { holder, vis }) => {
			await showMyName(locals.db, locals.actor, { holderId: holder, showName: vis === 'ja' }, new Date());
			redirect(303, '/min-side');
		}
	),
	session: formAction(
		z.object({ session: z.string().optional() }),
		async ({ locals }: RequestEvent, { session }) => {
			await endMySession(locals.db, locals.actor, session ?? null);
			redirect(303, '/min-side');
		}
	)
} satisfies Actions;
