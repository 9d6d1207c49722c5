import { z } from 'zod';
import type { Engine } from '../../src/lib/server/db/connect.ts';
import { runCaptured } from '../support/child.ts';
import { createPostgresDatabase, engines } from '../support/database.ts';
import { startPortalProcess } from '../support/portal-process.ts';
import { type BareProject, barePath, copyWithBarePage } from './bare-page.ts';
import { type Bench, percentile, round, shown } from './bench.ts';

const lookupPath = '/find?situation=udskrivning&kommune=gribskov&alder=17';
const connections = 16;
const warmUpSeconds = 4;
const rounds = 7;
const secondsARound = 3;
/** Of the bytes: the address stands in some links of the one page. */
const tolerance = 0.02;

interface Figures {
	ratioToBarePage: number;
	requestsPerSecond: number;
	bareRequestsPerSecond: number;
	bytes: number;
}

export const pageBench: Bench = {
	name: 'page',
	about:
		`The lookup page over HTTP without login, ${lookupPath}, against a page of the same bytes without data on the same ` +
		`server: ${connections} connections on loopback, ${rounds} rounds of ${secondsARound} s each in turn, the median ` +
		'(promise: at least 60 %).',
	run: async () => {
		const project = await copyWithBarePage();
		try {
			const figures: Partial<Record<Engine, Figures>> = {};
			for (const engine of engines) figures[engine] = await measure(project, engine);
			return {
				figures,
				table: [
					['database', 'lookup page', 'bare page', 'ratio', 'bytes'],
					...Object.entries(figures).map(([engine, row]) => [
						engine,
						shown(row.requestsPerSecond, 'a second'),
						shown(row.bareRequestsPerSecond, 'a second'),
						`${Math.round(row.ratioToBarePage * 100)} %`,
						shown(row.bytes)
					])
				]
			};
		} finally {
			await project.remove();
		}
	}
};

async function measure(project: BareProject, engine: Engine): Promise<Figures> {
	const database = engine === 'postgres' ? await createPostgresDatabase() : null;
	const portal = await startPortalProcess({
		root: project.root,
		env: { ...project.env, DATABASE_URL: database?.url ?? '', DEMO: 'on' }
	});
	try {
		const html = await textOf(portal.url + lookupPath);
		await project.write(html);
		const bare = await textOf(portal.url + barePath);
		if (Math.abs(bare.length - html.length) > html.length * tolerance) {
			throw new Error(`the bare page has ${bare.length} characters, the lookup page ${html.length}`);
		}
		for (const path of [lookupPath, barePath]) await requestsPerSecond(portal.url + path, warmUpSeconds);
		const pairs: { lookup: number; bare: number }[] = [];
		for (let turn = 0; turn < rounds; turn += 1) {
			const bareRate = await requestsPerSecond(portal.url + barePath, secondsARound);
			const lookupRate = await requestsPerSecond(portal.url + lookupPath, secondsARound);
			pairs.push({ lookup: lookupRate, bare: bareRate });
		}
		return {
			ratioToBarePage: round(median(pairs.map(({ lookup, bare }) => lookup / bare))),
			requestsPerSecond: Math.round(median(pairs.map(({ lookup }) => lookup))),
			bareRequestsPerSecond: Math.round(median(pairs.map(({ bare }) => bare))),
			bytes: Buffer.byteLength(html)
		};
	} finally {
		await portal.stop();
		await database?.drop();
	}
}

async function textOf(address: string): Promise<string> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} answered ${response.status}`);
	return response.text();
}

const autocannonReport = z.object({
	errors: z.number(),
	non2xx: z.number(),
	requests: z.object({ average: z.number() })
});

async function requestsPerSecond(address: string, seconds: number): Promise<number> {
	const args = ['--json', '--connections', String(connections), '--duration', String(seconds), address];
	const { output } = await runCaptured('autocannon', args);
	const line = output.split('\n').find((text) => text.startsWith('{'));
	if (!line) throw new Error(`autocannon reported nothing: ${output}`);
	const { errors, non2xx, requests } = autocannonReport.parse(JSON.parse(line));
	if (errors + non2xx > 0) throw new Error(`${errors + non2xx} of the requests to ${address} failed`);
	return requests.average;
}

function median(values: readonly number[]): number {
	return percentile(
		values.toSorted((a, b) => a - b),
		0.5
	);
}
