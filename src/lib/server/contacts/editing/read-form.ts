/** What the forms of the directory are drawn from: an entry as it is, and the names that may be chosen. */
import type { Actor } from '../../accounts/actor.ts';
import { isKeeper, requireMayChange } from '../../accounts/policy.ts';
import type { Db } from '../../db/types.ts';
import { compareDanish } from '../../../directory/fold.ts';
import { type Fields, referenceTo } from '../import/cells.ts';
import { loadDirectory } from '../import/load-directory.ts';
import {
	type ContactFunction,
	type Directory,
	type Organisation,
	type Term,
	pathOf,
	topOf
} from '../import/model.ts';
import { functionBySlug, organisationBySlug, requireMayKeep } from './change-directory.ts';
import { formFieldsOf } from './edit-function.ts';

export interface FunctionChoices {
	situationer: string[];
	emner: string[];
	velfaerdsomraader: string[];
	/** Paths of organisations that may be served. */
	betjener: string[];
	/** References to functions of the same party, and to the one that is the reserve now. */
	reserve: string[];
}

export interface FunctionFormData {
	name: string;
	slug: string;
	organisation: { name: string; slug: string };
	fields: Fields;
	choices: FunctionChoices;
}

/** Reads the directory for somebody who keeps some of it: `read` asks whether this is theirs. */
export async function readForKeeper<T>(db: Db, actor: Actor, read: (directory: Directory) => T): Promise<T> {
	requireMayChange(actor, isKeeper(actor));
	const directory = await db.transaction(loadDirectory, {
		isolationLevel: 'repeatable read',
		accessMode: 'read only'
	});
	return read(directory);
}

/** A function as its form shows it. Throws the policy's refusals, and 404 when it is not there. */
export function readFunctionForm(db: Db, actor: Actor, slug: string): Promise<FunctionFormData> {
	return readForKeeper(db, actor, (directory) => {
		const fn = functionBySlug(directory, slug);
		requireMayKeep(actor, fn.organisation);
		const { name, organisation } = fn;
		return {
			name,
			slug,
			organisation: { name: organisation.name, slug: organisation.slug },
			fields: formFieldsOf(fn),
			choices: choicesFor(directory, organisation, fn)
		};
	});
}

/** What a new function of the organisation may be made of. */
export function readNewFunctionForm(
	db: Db,
	actor: Actor,
	organisationSlug: string
): Promise<Pick<FunctionFormData, 'organisation' | 'choices'>> {
	return readForKeeper(db, actor, (directory) => {
		const organisation = organisationBySlug(directory, organisationSlug);
		requireMayKeep(actor, organisation);
		return {
			organisation: { name: organisation.name, slug: organisation.slug },
			choices: choicesFor(directory, organisation, null)
		};
	});
}

function choicesFor(
	directory: Directory,
	organisation: Organisation,
	fn: ContactFunction | null
): FunctionChoices {
	const parties = directory.organisations.filter(
		(one) => one.parent === null && (one.kind === 'municipality' || one.kind === 'region')
	);
	return {
		situationer: namesOf(directory.situations),
		emner: namesOf(directory.topics),
		velfaerdsomraader: namesOf(directory.welfareAreas),
		betjener: sorted([...parties, ...(fn?.served ?? [])].map(pathOf)),
		reserve: otherFunctions(directory, organisation, fn, fn?.reserve ?? null)
	};
}

/** References to the functions of a party that could take another's place, and to the one that does. */
export function otherFunctions(
	{ functions }: Directory,
	organisation: Organisation,
	fn: ContactFunction | null,
	chosen: ContactFunction | null
): string[] {
	const party = topOf(organisation);
	const own = functions.filter((other) => other !== fn && topOf(other.organisation) === party);
	return sorted([...own, ...(chosen ? [chosen] : [])].map(referenceTo));
}

function namesOf(terms: readonly Term[]): string[] {
	return terms.map(({ name }) => name).sort(compareDanish);
}

function sorted(names: readonly string[]): string[] {
	return [...new Set(names)].sort(compareDanish);
}
