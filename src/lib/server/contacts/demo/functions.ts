/** The functions of a party, with the numbers and addresses of their own. */
import { addDays } from '../../../calendar/copenhagen-time.ts';
import { parseOpeningHours } from '../../../calendar/opening-hours-text.ts';
import { slugOf } from '../../../directory/slug.ts';
import type { NetworkBuilder, Party } from './builder.ts';
import type { FunctionType } from './function-type.ts';
import { type State, stateOf } from './states.ts';
import type { DemoFunction } from './rows.ts';

/** A function with what its people and evidence are made from. */
export interface PlannedFunction {
	row: DemoFunction;
	type: FunctionType;
	state: State;
	party: Party;
}

interface PartyPlan {
	types: readonly FunctionType[];
	/** All types that a missing reserve may lead through. */
	known: readonly FunctionType[];
	states: Readonly<Record<string, Partial<State>>>;
	/** What comes before the name in the slug. */
	slugPrefix: (type: FunctionType) => string;
	/** Id of a municipality by its name without "Kommune". */
	municipalityId: (name: string) => number;
}

const menuPaths = ['tast 1', 'tast 3', 'lokal 214', 'lokal 308'];

/** Adds the functions of a party with their reserves, opening hours and public channels. */
export function addFunctions(network: NetworkBuilder, party: Party, plan: PartyPlan): PlannedFunction[] {
	const planned = plan.types.map((type): PlannedFunction => {
		const state = stateOf(network.random, type, plan.states[type.key]);
		const unit = party.units.get(type.unit);
		if (!unit) throw new Error(`${party.organisation.name} has no unit "${type.unit}".`);
		const hours = parseHours(network.random.pick(type.hours));
		const fill = (text: string) => text.replaceAll('{kommune}', party.organisation.name);
		const row = network.addFunction(
			{
				organisationId: unit.id,
				name: type.name,
				can: fill(type.can),
				cannot: type.cannot,
				howTo: fill(type.howTo),
				ageFrom: type.ages[0],
				ageTo: type.ages[1],
				criticality: type.criticality,
				mandate: type.mandate,
				staffing: type.holder ? 'person' : 'line',
				...hours,
				closures: hours.alwaysOpen ? [] : closuresOf(network),
				reserveId: null,
				situations: type.situations,
				topics: type.topics,
				welfareAreas: type.welfareAreas,
				servedIds: (type.serves ?? []).map(plan.municipalityId)
			},
			`${plan.slugPrefix(type)} ${type.name}`
		);
		addChannels(network, party, row, type, state);
		return { row, type, state, party };
	});
	const byKey = new Map(planned.map(({ row, type }) => [type.key, row]));
	for (const { row, type } of planned) row.reserveId = reserveOf(type, byKey, plan.known)?.id ?? null;
	return planned;
}

/** The reserve; where the party does not have it, the one that it would itself lead to. */
function reserveOf(
	type: FunctionType,
	present: ReadonlyMap<string, DemoFunction>,
	known: readonly FunctionType[]
): DemoFunction | undefined {
	let key = type.reserve;
	while (key !== null && !present.has(key)) key = known.find((other) => other.key === key)?.reserve ?? null;
	return key === null ? undefined : present.get(key);
}

function parseHours(text: string) {
	if (text === '') return { alwaysOpen: false, weekly: [] };
	const parsed = parseOpeningHours(text);
	if (!parsed.ok) throw new Error(parsed.message);
	return parsed.hours;
}

/** Few are closed: some between Christmas and New Year, some on days soon to come. */
function closuresOf(network: NetworkBuilder) {
	const { random, referenceDay } = network;
	if (random.chance(0.06)) {
		const thisYear = `${referenceDay.slice(0, 4)}-12-27`;
		const from = thisYear > referenceDay ? thisYear : `${Number(referenceDay.slice(0, 4)) + 1}-12-27`;
		return [{ from, to: addDays(from, 3) }];
	}
	if (random.chance(0.03)) return [{ from: network.day(-9), to: network.day(-11) }];
	return [];
}

function addChannels(
	network: NetworkBuilder,
	party: Party,
	row: DemoFunction,
	type: FunctionType,
	state: State
) {
	const { random, enteredAt } = network;
	const owner = { functionId: row.id };
	const shared = { visibility: 'public', addedAt: enteredAt } as const;
	if (!state.networkOnly) {
		const note = type.phoneNote ?? (random.chance(0.15) ? random.pick(menuPaths) : '');
		const phone = network.addChannel(owner, 'phone', network.workPhone(party), {
			...shared,
			position: 0,
			note: note || null
		});
		if (state.knowledge === 'newNumber') {
			phone.retiredAt = network.instant(network.workdaysAgo(1, 6), network.workMinute());
			network.addChannel(owner, 'phone', network.workPhone(party), {
				...shared,
				position: 0,
				addedAt: phone.retiredAt
			});
		}
	}
	const address = `${slugOf(type.name)}@${party.domain}.example`;
	// A duty phone is a phone: nobody reads its mail at night.
	if (row.alwaysOpen && type.situations.length === 0 && type.unit === 'party') return;
	if (state.networkOnly || random.chance(0.7)) {
		network.addChannel(owner, 'secureMail', `sikker.${address}`, { ...shared, position: 1 });
	}
	if (random.chance(0.4)) network.addChannel(owner, 'mail', address, { ...shared, position: 2 });
	if (party.organisation.kind === 'voluntary') {
		network.addChannel(owner, 'web', `https://${party.domain}.example`, { ...shared, position: 3 });
	}
}
