import { describe, expect, test } from 'vitest';
import { ReadingPace, isLookup, tellsApart } from '../../src/lib/server/web/reading-pace.ts';

const now = new Date('2026-11-23T09:00:00Z');

describe('reading the directory by machine', () => {
	test('the first look-ups are never held up', () => {
		const pace = new ReadingPace(600);
		for (let lookup = 0; lookup < 600; lookup += 1) {
			expect(pace.count('192.0.2.1', now)).toEqual({ delayMs: 0, alert: false });
		}
	});

	test('raises one alert and slows down more and more, up to three seconds', () => {
		const pace = new ReadingPace(600);
		const paces = Array.from({ length: 2_000 }, () => pace.count('192.0.2.1', now));
		expect(paces.filter(({ alert }) => alert)).toHaveLength(1);
		expect(paces[600]).toEqual({ delayMs: 20, alert: true });
		expect(paces[601]?.delayMs).toBe(40);
		expect(paces.at(-1)?.delayMs).toBe(3_000);
	});

	test('others are not slowed down by it, and a new window starts afresh', () => {
		const pace = new ReadingPace(10);
		for (let lookup = 0; lookup < 50; lookup += 1) pace.count('192.0.2.1', now);
		expect(pace.count('192.0.2.2', now).delayMs).toBe(0);
		expect(pace.count('192.0.2.1', new Date(now.getTime() + 600_000)).delayMs).toBe(0);
	});

	test('a proxy on the same machine that tells no addresses is not one reader', () => {
		expect(tellsApart('127.0.0.1')).toBe(false);
		expect(tellsApart('::1')).toBe(false);
		expect(tellsApart('192.0.2.1')).toBe(true);
	});

	test('counts what reads the directory, not the acute numbers', () => {
		expect(isLookup('/kontakter/[slug]')).toBe(true);
		expect(isLookup('/api/lookup')).toBe(true);
		expect(isLookup('/akut')).toBe(false);
		expect(isLookup('/')).toBe(false);
		expect(isLookup(null)).toBe(false);
	});
});
