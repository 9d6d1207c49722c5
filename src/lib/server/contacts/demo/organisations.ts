/** The organisations of the demo network: ten municipalities, the region and the voluntary ones. */
import type { NetworkBuilder, Party } from './builder.ts';
import { type DemoMunicipality, mergedUnits, municipalities } from './municipalities.ts';
import { region, regionUnits } from './region.ts';
import { slugOf } from '../../../directory/slug.ts';
import { voluntaryOrganisations } from './voluntary.ts';
import type { DemoOrganisation } from './rows.ts';

export interface Parties {
	municipalities: readonly { party: Party; about: DemoMunicipality }[];
	region: Party;
	voluntary: readonly { party: Party; about: (typeof voluntaryOrganisations)[number] }[];
}

/** Adds every organisation, with the units that were merged away and the region that is to come. */
export function addParties(network: NetworkBuilder): Parties {
	const parties = {
		municipalities: municipalities.map((about) => ({ party: addMunicipality(network, about), about })),
		region: addRegion(network),
		voluntary: voluntaryOrganisations.map((about) => ({
			party: {
				...addTop(network, { kind: 'voluntary', name: about.name, aliases: about.aliases }),
				domain: about.domain,
				phoneBlock: about.phoneBlock
			},
			about
		}))
	};
	for (const merged of mergedUnits) {
		const into = parties.municipalities.find(({ about }) => about.name === merged.municipality)?.party;
		if (!into) throw new Error(`No municipality ${merged.municipality}.`);
		network.addOrganisation({
			kind: 'team',
			name: merged.name,
			parentId: into.organisation.id,
			validTo: network.day(merged.endedDaysAgo),
			successorId: into.units.get(merged.successor)?.id ?? into.organisation.id
		});
	}
	return parties;
}

function addMunicipality(network: NetworkBuilder, about: DemoMunicipality): Party {
	const { organisation, units } = addTop(network, {
		kind: 'municipality',
		name: `${about.name} Kommune`,
		aliases: about.towns,
		kommunekode: about.code
	});
	for (const { key, within, name, aliases = [] } of about.units) {
		const parent = within === undefined ? organisation : units.get(within);
		units.set(
			key,
			network.addOrganisation({
				kind: within === undefined ? 'centre' : 'team',
				name,
				aliases,
				parentId: parent?.id ?? null
			})
		);
	}
	return { organisation, units, domain: slugOf(about.name), phoneBlock: about.phoneBlock };
}

function addRegion(network: NetworkBuilder): Party {
	const successor = network.addOrganisation({
		kind: 'region',
		name: region.successor.name,
		validFrom: region.successor.firstDay
	});
	const { organisation, units } = addTop(network, {
		kind: 'region',
		name: region.name,
		kommunekode: region.code,
		validTo: region.lastDay,
		successorId: successor.id
	});
	for (const { key, within, kind, name, aliases } of regionUnits) {
		const parent = within === undefined ? organisation : units.get(within);
		units.set(key, network.addOrganisation({ kind, name, aliases, parentId: parent?.id ?? null }));
	}
	return { organisation, units, domain: slugOf(region.name), phoneBlock: region.phoneBlock };
}

function addTop(network: NetworkBuilder, given: Parameters<NetworkBuilder['addOrganisation']>[0]) {
	const organisation = network.addOrganisation(given);
	return { organisation, units: new Map<string, DemoOrganisation>([['party', organisation]]) };
}
