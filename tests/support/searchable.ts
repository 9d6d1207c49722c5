/** Makes a snapshot searchable for tests, and asks it. */
import { type Directory, prepareDirectory } from '../../src/lib/directory/directory.ts';
import type { SearchFilters } from '../../src/lib/directory/search-filters.ts';
import { type SearchIndex, buildSearchIndex } from '../../src/lib/directory/search-index.ts';
import { type SearchHit, type SearchResults, search } from '../../src/lib/directory/search.ts';
import type { Snapshot } from '../../src/lib/directory/snapshot.ts';
import { wednesdayMorning } from './network.ts';

interface Asked {
	filters?: SearchFilters;
	at?: Date;
	limit?: number;
	offset?: number;
}

export class Searchable {
	readonly directory: Directory;
	readonly index: SearchIndex;

	static async over(snapshot: Snapshot): Promise<Searchable> {
		const directory = prepareDirectory(snapshot);
		return new Searchable(directory, await buildSearchIndex(directory, async () => undefined));
	}

	private constructor(directory: Directory, index: SearchIndex) {
		this.directory = directory;
		this.index = index;
	}

	search(
		text: string,
		{ filters = {}, at = wednesdayMorning, limit = 1000, offset = 0 }: Asked = {}
	): SearchResults {
		return search(this.directory, this.index, { text, filters, at, limit, offset });
	}

	hits(text: string, asked: Asked = {}): SearchHit[] {
		return this.search(text, asked).results;
	}

	/** What is found, in order: functions by name, others with their kind. */
	found(text: string, asked: Asked = {}): string[] {
		return this.hits(text, asked).map(({ kind, name }) => (kind === 'function' ? name : `${kind} ${name}`));
	}
}
