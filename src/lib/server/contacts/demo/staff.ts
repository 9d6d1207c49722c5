/** The people who have, had and will have a function. */
import { addDays } from '../../../calendar/copenhagen-time.ts';
import type { NetworkBuilder } from './builder.ts';
import type { PlannedFunction } from './functions.ts';
import type { DemoChannel, DemoPerson } from './rows.ts';

/** Who has a function now, and from when on a confirmation is about them. */
export interface Staffed {
	person: DemoPerson | null;
	/** The mail address of the person. */
	mail: DemoChannel | null;
	/** Days ago that the one who has it now, or had it last, came; what was confirmed earlier was about another. */
	cameDaysAgo: number | null;
	/** Days ago that the last one left a vacant function. */
	leftDaysAgo: number | null;
	/** Who had it before. */
	former: DemoPerson | null;
}

const nobody: Staffed = { person: null, mail: null, cameDaysAgo: null, leftDaysAgo: null, former: null };
const startOfWork = 9 * 60;

/** Adds the holders of a function as its state says. A line has none. */
export function addStaff(network: NetworkBuilder, fn: PlannedFunction): Staffed {
	const { random, enteredAt } = network;
	const { state, row } = fn;
	if (!fn.type.holder) return nobody;
	const longAgo = random.chance(0.15) ? null : network.day(random.between(420, 3000));
	const period = { startsOn: longAgo, endsOn: null as string | null, addedAt: enteredAt };
	const showName = !state.nameHidden;

	switch (state.tenure) {
		case 'held': {
			const holder = addHolder(network, fn, { ...period, showName });
			if (state.deputy) addDeputy(network, fn);
			return { ...nobody, ...holder };
		}
		case 'leaving': {
			const lastDay = network.day(-random.between(6, 28));
			const holder = addHolder(network, fn, { ...period, endsOn: lastDay, showName });
			const enteredDaysAgo = network.workdaysAgo(3, 10);
			addHolder(network, fn, {
				startsOn: addDays(lastDay, 1),
				endsOn: null,
				addedAt: network.instant(enteredDaysAgo, network.workMinute()),
				showName: true
			});
			if (state.deputy) addDeputy(network, fn);
			return { ...nobody, ...holder };
		}
		case 'handedOver': {
			const days = row.criticality === 'acute' ? network.workdaysAgo(8, 18) : network.workdaysAgo(10, 55);
			const former = addHolder(network, fn, { ...period, endsOn: network.day(days + 1), showName: true });
			const holder = addHolder(network, fn, {
				startsOn: network.day(days),
				endsOn: null,
				addedAt: network.instant(days, startOfWork),
				showName
			});
			if (state.deputy) addDeputy(network, fn);
			return { ...nobody, ...holder, cameDaysAgo: days, former: former.person };
		}
		case 'acting': {
			const days = random.between(20, 60);
			addHolder(network, fn, { ...period, endsOn: network.day(days), showName: true });
			return { ...nobody, ...addHolder(network, fn, { ...period, role: 'deputy', showName }) };
		}
		case 'vacant': {
			const days = random.between(12, 45);
			const former = addHolder(network, fn, { ...period, endsOn: network.day(days), showName: true });
			return { ...nobody, leftDaysAgo: days, former: former.person };
		}
	}
}

interface Holding {
	role?: 'primary' | 'deputy';
	startsOn: string | null;
	endsOn: string | null;
	addedAt: Date;
	showName: boolean;
}

/** Somebody new with mail and, mostly, a mobile; both for the network unless they chose otherwise. */
function addHolder(network: NetworkBuilder, fn: PlannedFunction, given: Holding) {
	const { random } = network;
	const { holder } = fn.type;
	const isPublic = fn.state.deputyPublic && given.role === 'deputy';
	const { person, mail } = network.addPerson(
		fn.party,
		{
			title: holder?.title ?? fn.type.name,
			profession: holder?.profession ?? null,
			organisationId: fn.row.organisationId
		},
		given.addedAt,
		random.chance(0.12) && given.showName ? 'public' : 'network'
	);
	// The only way by phone, where the function has none for everyone.
	if (fn.state.networkOnly || isPublic || random.chance(0.75)) {
		const forAll = isPublic || (!fn.state.networkOnly && given.showName && random.chance(0.1));
		network.addChannel({ personId: person.id }, 'phone', network.mobile(), {
			visibility: forAll ? 'public' : 'network',
			position: 1,
			addedAt: given.addedAt
		});
	}
	network.addHolder({ role: 'primary', functionId: fn.row.id, personId: person.id, ...given });
	return { person, mail };
}

function addDeputy(network: NetworkBuilder, fn: PlannedFunction) {
	addHolder(network, fn, {
		role: 'deputy',
		startsOn: network.random.chance(0.5) ? null : network.day(network.random.between(420, 2000)),
		endsOn: null,
		addedAt: network.enteredAt,
		showName: true
	});
}
