/** Finds what the cells of a file name: terms of the vocabulary, organisations and functions. */
import type { Column } from '../../../contacts/import-input.ts';
import { oneLine } from '../../../contacts/import-input.ts';
import { fold } from '../../../directory/fold.ts';
import * as messages from '../../../messages/import.ts';
import { referenceTo } from './cells.ts';
import { type ContactFunction, type Organisation, type Term, pathOf } from './model.ts';
import { nameKey } from './organisation-index.ts';
import { type PlannedRow, type Planning, addFault } from './planning.ts';

/** Terms by name or alias in any case, and in any spelling of æ, ø and å that fits only one. */
export class TermNames {
	private readonly exact = new Map<string, Term>();
	private readonly folded = new Map<string, Set<Term>>();
	private readonly known: string[] = [];

	constructor(terms: readonly Term[]) {
		for (const term of terms) this.exact.set(nameKey(term.name), term);
		for (const term of terms) {
			for (const name of [term.name, ...term.aliases].map(oneLine)) {
				if (!this.exact.has(nameKey(name))) this.exact.set(nameKey(name), term);
				this.folded.set(fold(name), (this.folded.get(fold(name)) ?? new Set()).add(term));
				this.known.push(name);
			}
		}
	}

	find(name: string): Term | undefined {
		const exact = this.exact.get(nameKey(name));
		if (exact) return exact;
		const [folded, another] = this.folded.get(fold(name)) ?? [];
		return another ? undefined : folded;
	}

	/** The terms that a cell lists; undefined, with a fault for each, when some are not known. */
	resolve(
		planning: Planning,
		row: PlannedRow,
		column: Column,
		names: readonly string[]
	): Set<Term> | undefined {
		const terms = new Set<Term>();
		const unknown = names.filter((name) => {
			const term = this.find(name);
			if (term) terms.add(term);
			return !term;
		});
		for (const name of unknown) {
			// Two aliases of one term are one suggestion.
			const near = planning.suggest(name, this.known).map((known) => this.find(known)?.name ?? known);
			addFault(planning, row, column, messages.termUnknown(name, [...new Set(near)]));
		}
		return unknown.length === 0 ? terms : undefined;
	}
}

/** Organisations that a cell refers to without making them. */
export class OrganisationNames {
	private readonly planning: Planning;
	private readonly known: string[];

	constructor(planning: Planning) {
		this.planning = planning;
		const { organisations } = planning.directory;
		this.known = [...new Set(organisations.flatMap((known) => [oneLine(known.name), pathOf(known)]))];
	}

	/** The organisation by path or bare name; undefined, with a fault, when there is none or several. */
	resolve(row: PlannedRow, column: Column, text: string): Organisation | undefined {
		const path = text.split('>').map(oneLine);
		const [found, another] = this.planning.organisations.find(path);
		if (found && !another) return found;
		const message = another
			? messages.organisationAmbiguous(text, this.planning.organisations.find(path).map(pathOf))
			: messages.organisationUnknown(text, this.planning.suggest(text, this.known));
		addFault(this.planning, row, column, message);
		return undefined;
	}
}

/** Functions by unit and name. */
export class FunctionIndex {
	private readonly byUnit = new Map<Organisation, Map<string, ContactFunction[]>>();
	private references: string[] | null = null;
	private readonly namesOf = new Map<Organisation, string[]>();

	constructor(functions: Iterable<ContactFunction>) {
		for (const fn of functions) this.add(fn);
	}

	add(fn: ContactFunction): void {
		const functions = this.byUnit.get(fn.organisation) ?? new Map<string, ContactFunction[]>();
		this.byUnit.set(fn.organisation, functions);
		const key = nameKey(fn.name);
		functions.set(key, [...(functions.get(key) ?? []), fn]);
	}

	find(organisation: Organisation, name: string): ContactFunction | undefined {
		const found = this.byUnit.get(organisation)?.get(nameKey(name)) ?? [];
		return found.find((fn) => fn.name === name) ?? found[0];
	}

	/**
	 * The function that `organisation > funktion` names; undefined, with a fault, when it is not there. Call it when all
	 * functions are added.
	 */
	resolve(
		planning: Planning,
		organisations: OrganisationNames,
		row: PlannedRow,
		column: Column,
		text: string
	): ContactFunction | undefined {
		const at = text.lastIndexOf('>');
		const name = oneLine(text.slice(at + 1));
		if (at < 0) {
			const message = messages.reserveHasNoOrganisation(text, this.referencesLike(planning, name));
			addFault(planning, row, column, message);
			return undefined;
		}
		const organisation = organisations.resolve(row, column, oneLine(text.slice(0, at)));
		if (!organisation) return undefined;
		const found = this.find(organisation, name);
		if (!found) {
			const nearest = planning.suggest(name, this.namesIn(organisation));
			addFault(planning, row, column, messages.reserveUnknown(name, pathOf(organisation), nearest));
		}
		return found;
	}

	private namesIn(organisation: Organisation): string[] {
		let names = this.namesOf.get(organisation);
		if (!names) {
			names = [...(this.byUnit.get(organisation)?.values() ?? [])].flat().map(({ name }) => oneLine(name));
			this.namesOf.set(organisation, names);
		}
		return names;
	}

	private referencesLike(planning: Planning, name: string): string[] {
		const all = [...this.byUnit.values()].flatMap((functions) => [...functions.values()].flat());
		this.references ??= [...new Set(all.map((fn) => oneLine(fn.name)))];
		const names = planning.suggest(name, this.references);
		return all
			.filter((fn) => names.includes(oneLine(fn.name)))
			.slice(0, 3)
			.map(referenceTo);
	}
}
