import { redirect } from '@sveltejs/kit';
import { chanceWrong } from '$lib/directory/staleness';
import {
	type Limits,
	readPolicySettings,
	removePolicy,
	savePolicy,
	saveYearlyTurnover
} from '$lib/server/verification/policy';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import { policyInput, policyRemoval, turnoverInput } from '$lib/verification/policy-input';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => {
		const { locals, url } = event;
		const settings = await readPolicySettings(locals.db, locals.actor);
		const { organisations } = portal().directory.snapshot;
		const withChance = <T extends Limits>(limits: T) => ({
			...limits,
			chance: chanceWrong(limits.limitDays, settings.yearlyTurnoverPerMille / 1000)
		});
		return {
			saved: url.searchParams.has('gemt'),
			yearlyTurnoverPerMille: settings.yearlyTurnoverPerMille,
			network: settings.network.map(withChance),
			overrides: settings.overrides.map((override) => ({
				...withChance(override),
				slug: organisations.find(({ id }) => id === override.organisationId)?.slug ?? ''
			})),
			organisations: organisations.map(({ slug, name }) => ({ value: slug, name }))
		};
	});

const done = (): never => redirect(303, '/tovholder/frister?gemt=1');

export const actions = {
	save: formAction(policyInput, async ({ locals }: RequestEvent, input) => {
		const about = { organisation: input.organisation || null, criticality: input.hastegrad };
		const limits = { limitDays: input.frist, dueDays: input.varsel };
		await savePolicy(locals.db, locals.actor, about, limits, new Date(), { isNew: input.ny !== undefined });
		done();
	}),
	remove: formAction(policyRemoval, async ({ locals }: RequestEvent, { organisation, hastegrad }) => {
		await removePolicy(locals.db, locals.actor, { organisation, criticality: hastegrad }, new Date());
		done();
	}),
	turnover: formAction(turnoverInput, async ({ locals }: RequestEvent, { udskiftning }) => {
		await saveYearlyTurnover(locals.db, locals.actor, udskiftning, new Date());
		done();
	})
} satisfies Actions;
