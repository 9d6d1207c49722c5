/** Finds organisations by path, name and code while an import adds and renames them. */
import { oneLine } from '../../../contacts/import-input.ts';
import type { CodeSystem } from '../../../directory/vocabulary.ts';
import type { Organisation } from './model.ts';

/** What two names are compared by: neither case nor surrounding space tells them apart. */
export function nameKey(name: string): string {
	return oneLine(name).toLowerCase();
}

export class OrganisationIndex {
	private readonly children = new Map<Organisation | null, Map<string, Organisation[]>>();
	private readonly names = new Map<string, Organisation[]>();
	private readonly codes = new Map<string, Organisation>();

	constructor(organisations: Iterable<Organisation>) {
		for (const organisation of organisations) this.add(organisation);
	}

	add(organisation: Organisation): void {
		const key = nameKey(organisation.name);
		const siblings = this.children.get(organisation.parent) ?? new Map<string, Organisation[]>();
		this.children.set(organisation.parent, siblings);
		append(siblings, key, organisation);
		append(this.names, key, organisation);
		for (const [system, value] of organisation.codes) this.addCode(organisation, system, value);
	}

	addCode(organisation: Organisation, system: CodeSystem, value: string): void {
		this.codes.set(`${system}:${value}`, organisation);
	}

	/** Gives the organisation another name or place, or both. */
	move(organisation: Organisation, to: { parent: Organisation | null; name: string }): void {
		const key = nameKey(organisation.name);
		remove(this.children.get(organisation.parent)?.get(key), organisation);
		remove(this.names.get(key), organisation);
		Object.assign(organisation, to);
		this.add(organisation);
	}

	byCode(system: CodeSystem, value: string): Organisation | undefined {
		return this.codes.get(`${system}:${value}`);
	}

	child(parent: Organisation | null, name: string): Organisation | undefined {
		const found = this.children.get(parent)?.get(nameKey(name)) ?? [];
		return found.find((organisation) => organisation.name === name) ?? found[0];
	}

	/** By its whole path from the top. */
	byPath(path: readonly string[]): Organisation | undefined {
		let found: Organisation | undefined;
		for (const [index, name] of path.entries()) {
			found = this.child(index === 0 ? null : (found ?? null), name);
			if (!found) return undefined;
		}
		return found;
	}

	/**
	 * By path, else by the bare name of a unit anywhere: one, none, or several that a path would tell apart.
	 */
	find(path: readonly string[]): Organisation[] {
		const exact = this.byPath(path);
		if (exact) return [exact];
		const [name, ...below] = path;
		return name === undefined || below.length > 0 ? [] : (this.names.get(nameKey(name)) ?? []);
	}
}

function append(map: Map<string, Organisation[]>, key: string, organisation: Organisation): void {
	const list = map.get(key);
	if (list) list.push(organisation);
	else map.set(key, [organisation]);
}

function remove(list: Organisation[] | undefined, organisation: Organisation): void {
	const at = list?.indexOf(organisation) ?? -1;
	if (at >= 0) list?.splice(at, 1);
}
