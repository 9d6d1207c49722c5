import { fail, redirect } from '@sveltejs/kit';
import { channelValues, channelsForm, channelsText } from '$lib/contacts/channels-form';
import {
	ChannelsConflict,
	previewChannels,
	readChannels,
	saveChannels
} from '$lib/server/contacts/editing/edit-channels';
import { type FormValues, formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Whose they are: `?indehaver=` is a holder's number. */
function whose({ params, url }: { params: { slug: string }; url: URL }) {
	const holder = Number(url.searchParams.get('indehaver') ?? '');
	return { slug: params.slug, holderId: Number.isSafeInteger(holder) && holder > 0 ? holder : null };
}

export const load: PageServerLoad = async (event) => {
	const { lines, base, ...shown } = await requirePage(event, () =>
		readChannels(event.locals.db, event.locals.actor, whose(event))
	);
	return {
		...shown,
		slug: event.params.slug,
		holderId: whose(event).holderId,
		values: { ...channelValues(lines), base } as FormValues
	};
};

/** On a conflict the form again: what was typed, what stands there now, and that as what it goes on from. */
async function orConflict<T>(values: FormValues, run: () => Promise<T>) {
	try {
		return await run();
	} catch (caught) {
		if (!(caught instanceof ChannelsConflict)) throw caught;
		return fail(409, {
			values: { ...values, base: channelsText(caught.current) } as FormValues,
			errors: [{ text: caught.message, field: 'staar-nu' }],
			current: caught.current
		});
	}
}

export const actions = {
	preview: formAction(channelsForm, (event: RequestEvent, edit) => {
		const values: FormValues = { ...channelValues(edit.lines), base: edit.base };
		return orConflict(values, async () => {
			const { db, actor } = event.locals;
			const { snapshot } = portal().directory;
			const preview = await previewChannels(db, actor, whose(event), edit, { now: new Date(), snapshot });
			return { values, preview };
		});
	}),
	/** Back from the preview: the form with all that was typed. */
	edit: formAction(channelsForm, (_event: RequestEvent, { lines, base }) =>
		Promise.resolve({ values: { ...channelValues(lines), base } as FormValues })
	),
	save: formAction(channelsForm, (event: RequestEvent, edit) =>
		orConflict({ ...channelValues(edit.lines), base: edit.base }, async () => {
			const { db, actor } = event.locals;
			await saveChannels(db, actor, whose(event), edit, new Date());
			return redirect(303, `/kontakter/${event.params.slug}/aendringer?gemt=1`);
		})
	)
} satisfies Actions;
