/** Which state each function of the demo network is in. Set pieces are given by name; the rest falls by chance. */
import type { FunctionType } from './function-type.ts';
import type { Random } from './random.ts';

/** What is known about whether the contact is right. */
const knowledgeWeights = {
	fresh: 82,
	due: 5,
	overdue: 5,
	/** Nobody has ever said that it is right. */
	unconfirmed: 3,
	/** The holder's mail came back. */
	bounced: 2,
	/** Somebody said that it is wrong. */
	reported: 2,
	/** Confirmed, and then the number was changed. */
	newNumber: 1
};
type Knowledge = keyof typeof knowledgeWeights;

/** Who has a function held by a person. */
const tenureWeights = {
	held: 86,
	/** The one before has left, and somebody new has it. */
	handedOver: 5,
	/** The holder leaves within a month, and the next is entered. */
	leaving: 3,
	/** A deputy alone. */
	acting: 3,
	vacant: 3
};
type Tenure = keyof typeof tenureWeights;

export interface State {
	knowledge: Knowledge;
	tenure: Tenure;
	deputy: boolean;
	/** "Vis kun funktionen". */
	nameHidden: boolean;
	/** The deputy may be called by everyone. */
	deputyPublic: boolean;
	/** The function has no number of its own for everyone, only the holder's for the network. */
	networkOnly: boolean;
}

/** The state of a function: what `given` says, the rest by chance. */
export function stateOf(random: Random, type: FunctionType, given: Partial<State> = {}): State {
	const acute = type.criticality === 'acute';
	const drawn: State = {
		knowledge: random.weighted(knowledgeWeights),
		tenure: random.weighted(tenureWeights),
		deputy: random.chance(acute ? 0.75 : 0.6),
		nameHidden: false,
		deputyPublic: random.chance(0.2),
		// The chains of all others end at the party's own functions: everyone can ring those.
		networkOnly: type.holder !== null && type.unit !== 'party' && !acute && random.chance(0.05)
	};
	// One state shows clearly where nothing else is special; nobody's mail comes back from a line.
	if (drawn.tenure !== 'held' || (drawn.knowledge === 'bounced' && !type.holder)) drawn.knowledge = 'fresh';
	if (given.knowledge !== undefined || given.tenure !== undefined) {
		return { ...drawn, knowledge: 'fresh', tenure: 'held', networkOnly: false, ...given };
	}
	if (drawn.knowledge === 'newNumber') drawn.networkOnly = false;
	return { ...drawn, ...given };
}
