/** Which organisation each row is about, what is made of new, and what the rows change in it. */
import type { OrganisationCode } from '../../../contacts/import-input.ts';
import { oneLine } from '../../../contacts/import-input.ts';
import { fold } from '../../../directory/fold.ts';
import { freeSlug } from '../../../directory/slug.ts';
import type { OrganisationKind } from '../../../directory/vocabulary.ts';
import * as messages from '../../../messages/import.ts';
import { type Cells, differences, organisationCells } from './cells.ts';
import { type Organisation, pathOf, unsaved } from './model.ts';
import { nameKey } from './organisation-index.ts';
import { type PlannedRow, type Planning, addFault, compareWithFirst, sameItems } from './planning.ts';

const columns = ['organisationstype', 'kode', 'organisationsalias'] as const;

/** Sets `organisation` on every row but those with a fault in it. Changes the model and collects what to write. */
export function planOrganisations(planning: Planning): void {
	const places = new Places(planning);
	const rows = planning.rows.filter((row) => row.cells.organisation);
	const length = (row: PlannedRow) => row.cells.organisation?.length ?? 0;
	const isCoded = (row: PlannedRow) => (row.cells.kode ?? []).length > 0;
	// A code tells for certain, then a path; parents before children. A bare name comes last: a path further down the file
	// may tell where that unit stands.
	const coded = rows.filter(isCoded).sort((a, b) => length(a) - length(b));
	const byPath = rows
		.filter((row) => !isCoded(row))
		.sort((a, b) => Number(length(a) === 1) - Number(length(b) === 1));
	for (const row of coded) places.placeByCode(row);
	for (const row of byPath) places.placeByPath(row);

	const firsts = new Map<Organisation, PlannedRow>();
	for (const row of rows) {
		if (!row.organisation) continue;
		const first = firsts.get(row.organisation);
		if (first) {
			compareWithFirst(planning, first, row, columns);
		} else {
			firsts.set(row.organisation, row);
			applyRow(planning, places, row, row.organisation);
		}
	}
	for (const organisation of planning.directory.organisations) {
		if (organisation.id === unsaved) giveCodeOfRegister(planning, organisation);
	}
}

/** Finds the place in the tree that a row names, and makes it when it is not there. */
class Places {
	private readonly planning: Planning;
	private readonly slugs: Set<string>;
	private readonly codedFirst = new Map<Organisation, PlannedRow>();
	/** Paths that this file gives another name. */
	private readonly leftBehind = new Map<string, { row: number; organisation: Organisation }>();
	private readonly leftNames: typeof this.leftBehind = new Map();
	/** Cells as they were, of what was renamed or moved. */
	readonly before = new Map<Organisation, Cells>();

	constructor(planning: Planning) {
		this.planning = planning;
		this.slugs = new Set(planning.directory.organisations.map(({ slug }) => slug));
	}

	placeByCode(row: PlannedRow): void {
		const { organisations } = this.planning;
		const codes = row.cells.kode ?? [];
		if (this.contradictsRegister(row, codes)) return;
		const owners = new Set(codes.flatMap(({ system, value }) => organisations.byCode(system, value) ?? []));
		const [owner, another] = owners;
		if (another) {
			addFault(this.planning, row, 'kode', messages.codesDisagree(row.entered.kode ?? ''));
			return;
		}
		if (owner) {
			const isPlaced = this.codedFirst.has(owner) ? this.isStillAt(row, owner) : this.moveTo(row, owner);
			if (!isPlaced) return;
			row.organisation = owner;
		} else {
			this.placeByPath(row);
		}
		if (!row.organisation) return;
		if (!this.codedFirst.has(row.organisation)) this.codedFirst.set(row.organisation, row);
		for (const { system, value } of codes) organisations.addCode(row.organisation, system, value);
	}

	placeByPath(row: PlannedRow): void {
		const path = row.cells.organisation ?? [];
		const [found, another] = this.planning.organisations.find(path);
		if (another) {
			const paths = this.planning.organisations.find(path).map(pathOf);
			addFault(this.planning, row, 'organisation', messages.organisationAmbiguous(path.join(' > '), paths));
		} else {
			row.organisation = found ?? this.create(row, path);
		}
	}

	/** A kommunekode beside the name of another municipality, or of a unit within one, is a slip and not a change of name. */
	private contradictsRegister(row: PlannedRow, codes: readonly OrganisationCode[]): boolean {
		const name = row.cells.organisation?.at(-1) ?? '';
		const entered = codes.find(({ system }) => system === 'kommunekode')?.value;
		const owner = this.planning.directory.municipalities.find(({ code }) => code === entered);
		if (entered === undefined || !owner || fold(name) === fold(owner.name)) return false;
		const right = codeInRegister(this.planning, name);
		if (right === entered || (right === null && isMunicipalName(name))) return false;
		const message =
			right === null
				? messages.codeOfMunicipality(entered, owner.name)
				: messages.codeOfAnotherMunicipality(entered, owner.name, name, right);
		addFault(this.planning, row, 'kode', message);
		return true;
	}

	private isStillAt(row: PlannedRow, owner: Organisation): boolean {
		const path = row.cells.organisation ?? [];
		const isSame =
			this.planning.organisations.find(path).includes(owner) ||
			nameKey(pathOf(owner)) === nameKey(path.join(' > '));
		if (!isSame) {
			addFault(this.planning, row, 'kode', messages.codeOfAnother(row.entered.kode ?? '', pathOf(owner)));
		}
		return isSame;
	}

	/** A unit found by its code has the name and place that the row says; a bare name says nothing of the place. */
	private moveTo(row: PlannedRow, owner: Organisation): boolean {
		const { organisations, writes } = this.planning;
		const path = row.cells.organisation ?? [];
		const name = path.at(-1) ?? owner.name;
		const above = path.slice(0, -1);
		if (
			nameKey(name) === nameKey(owner.name) &&
			(above.length === 0 || organisations.byPath(path) === owner)
		) {
			return true;
		}
		const parent =
			above.length === 0 ? owner.parent : (organisations.byPath(above) ?? this.create(row, above) ?? null);
		const sibling = organisations.child(parent, name);
		if (sibling && sibling !== owner) {
			const code = row.entered.kode ?? '';
			addFault(
				this.planning,
				row,
				'kode',
				messages.organisationNameTaken(pathOf(sibling), code, pathOf(owner))
			);
			return false;
		}
		for (let at = parent; at; at = at.parent) {
			if (at !== owner) continue;
			addFault(this.planning, row, 'organisation', messages.organisationBelowItself(path.join(' > ')));
			return false;
		}
		this.before.set(owner, organisationCells(owner));
		const left = { row: row.row, organisation: owner };
		this.leftBehind.set(nameKey(pathOf(owner)), left);
		if (nameKey(name) !== nameKey(owner.name)) this.leftNames.set(nameKey(owner.name), left);
		organisations.move(owner, { parent, name });
		writes.organisations.add(owner);
		return true;
	}

	/** Makes the organisation and the parents it lacks. Undefined, with a fault, when this file gave the place another name. */
	private create(row: PlannedRow, path: readonly string[]): Organisation | undefined {
		let parent: Organisation | null = null;
		for (const [index, name] of path.entries()) {
			const known = this.planning.organisations.child(parent, name);
			const left =
				this.leftBehind.get(nameKey(path.slice(0, index + 1).join(' > '))) ??
				(path.length === 1 ? this.leftNames.get(nameKey(name)) : undefined);
			if (!known && left) {
				const renamed = messages.organisationRenamed(left.row, pathOf(left.organisation));
				addFault(this.planning, row, 'organisation', renamed);
				return undefined;
			}
			parent = known ?? this.make(row, parent, name);
		}
		return parent ?? undefined;
	}

	private make(row: PlannedRow, parent: Organisation | null, name: string): Organisation {
		const { directory, organisations, writes } = this.planning;
		const organisation: Organisation = {
			id: unsaved,
			parent,
			kind: kindByName(parent, name),
			name,
			slug: freeSlug(name, this.slugs),
			aliases: [],
			codes: new Map(),
			validTo: null,
			successor: null
		};
		directory.organisations.push(organisation);
		organisations.add(organisation);
		writes.organisations.add(organisation);
		row.created.push(messages.createdOrganisation(pathOf(organisation)));
		return organisation;
	}
}

function kindByName(parent: Organisation | null, name: string): OrganisationKind {
	return parent === null && isMunicipalName(name) ? 'municipality' : 'team';
}

function isMunicipalName(name: string): boolean {
	return /kommune$/i.test(name);
}

/** What the first row about an organisation says of it. */
function applyRow(planning: Planning, places: Places, row: PlannedRow, organisation: Organisation): void {
	const { writes } = planning;
	const before = places.before.get(organisation) ?? organisationCells(organisation);
	const isNew = organisation.id === unsaved;
	const { organisationstype: kind, organisationsalias: aliases, kode: codes } = row.cells;
	if (kind && kind !== organisation.kind) {
		organisation.kind = kind;
		writes.organisations.add(organisation);
	}
	if (
		aliases &&
		!sameItems(
			aliases,
			organisation.aliases.map(oneLine).filter((alias) => alias !== '')
		)
	) {
		organisation.aliases = aliases;
		writes.organisations.add(organisation);
	}
	if (codes) setCodes(planning, organisation, codes);
	if (!isNew) row.changes.push(...differences(before, organisationCells(organisation)));
}

/** A code of another system than the given ones stays; an empty cell clears all but the one that the name implies. */
function setCodes(planning: Planning, organisation: Organisation, codes: readonly OrganisationCode[]): void {
	const implied = organisation.parent === null ? codeInRegister(planning, organisation.name) : null;
	if (codes.length === 0) {
		for (const [system, value] of organisation.codes) {
			if (system === 'kommunekode' && value === implied) continue;
			organisation.codes.delete(system);
			planning.writes.codes.add(organisation);
		}
	}
	for (const { system, value } of codes) {
		if (organisation.codes.get(system) === value) continue;
		organisation.codes.set(system, value);
		planning.writes.codes.add(organisation);
	}
}

/** A municipality's kommunekode follows from its name. */
function giveCodeOfRegister(planning: Planning, organisation: Organisation): void {
	if (organisation.kind !== 'municipality' || organisation.parent || organisation.codes.has('kommunekode'))
		return;
	const code = codeInRegister(planning, organisation.name);
	if (code === null || planning.organisations.byCode('kommunekode', code)) return;
	organisation.codes.set('kommunekode', code);
	planning.organisations.addCode(organisation, 'kommunekode', code);
	planning.writes.codes.add(organisation);
}

/** The kommunekode of "Furesø Kommune", "Københavns Kommune", "Bornholms Regionskommune"; null when it is none. */
function codeInRegister({ directory }: Planning, name: string): string | null {
	const folded = fold(name);
	const bare = folded.replace(/ (regions)?kommune$/, '');
	if (bare === folded) return null;
	const named = directory.municipalities.find(({ name: known }) => fold(known) === bare);
	const genitive = directory.municipalities.find(({ name: known }) => `${fold(known)}s` === bare);
	return (named ?? genitive)?.code ?? null;
}
