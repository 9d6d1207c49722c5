import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createLogger, describeError } from '../../src/lib/server/log.ts';

test('a log line is one JSON object with time, level, message and the fields of its request', () => {
	const lines: string[] = [];
	const log = createLogger(
		(line) => lines.push(line),
		() => new Date('2026-11-22T10:00:00Z')
	);
	log.with({ requestId: 'abc' }).error('request failed', { status: 500 });
	expect(lines).toEqual([
		'{"time":"2026-11-22T10:00:00.000Z","level":"error","msg":"request failed","requestId":"abc","status":500}\n'
	]);
});

test('what a query was asked with does not reach the log, also not by way of the cause or the stack', () => {
	const cause = Object.assign(new Error('duplicate key value "anna@gribskov.example"'), {
		severity: 'ERROR',
		code: '23505',
		constraint: 'channel_is_once_on_a_person',
		detail: 'Key (value)=(anna@gribskov.example) already exists.'
	});
	const error = new DrizzleQueryError('insert into channel values ($1)', ['anna@gribskov.example'], cause);
	const described = JSON.stringify(describeError(new Error('import failed', { cause: error })));
	expect(described).not.toContain('anna');
	expect(described).toContain('import failed');
	expect(described).toContain('23505');
	expect(described).toContain('channel_is_once_on_a_person');
	expect(described).toContain('log.test.ts');
});
