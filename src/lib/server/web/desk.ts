/** A page of a desk, from the published directory: what is lacking is seen there even while the database is down. */
import { type DeskLine, deskLines, keptIds } from '../../directory/desk.ts';
import type { SignedIn } from '../accounts/actor.ts';
import { isCoordinator } from '../accounts/policy.ts';
import { pageNumber } from './change-log.ts';
import { portal } from './portal.ts';

const pageSize = 50;

/** @param whole the whole network's, for the coordinator; else what the key person keeps */
export function deskPage(
	actor: SignedIn,
	url: URL,
	whole: boolean
): { lines: DeskLine[]; total: number; page: number; pages: number } {
	const { directory } = portal();
	const tops = actor.roles.flatMap(({ role, organisationId }) =>
		role === 'keyPerson' && organisationId !== null ? [organisationId] : []
	);
	const kept = whole && isCoordinator(actor) ? null : keptIds(directory, tops);
	const lines = deskLines(directory, kept, new Date());
	const pages = Math.max(1, Math.ceil(lines.length / pageSize));
	const page = Math.min(pageNumber(url), pages);
	return { lines: lines.slice((page - 1) * pageSize, page * pageSize), total: lines.length, page, pages };
}
