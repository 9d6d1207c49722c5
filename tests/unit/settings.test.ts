import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SettingsError, readSettings } from '../../src/lib/server/settings.ts';

const url = 'postgres://vejviser:hemmelig@localhost:5432/vejviser';

const mail = {
	SMTP_URL: 'smtp://vejviser:hemmelig%40kode@mail.example.dk:587',
	MAIL_FROM: 'Netværket <vejviser@example.dk>',
	DEMO: 'off'
};

describe('without any setting', () => {
	test('the portal is a demo on the embedded database, reached from this machine only', () => {
		expect(readSettings({})).toEqual({
			accessibilityStatement: null,
			lookupPace: 600,
			responsible: 'Netværket i Nordsjælland',
			port: 3000,
			host: '127.0.0.1',
			origin: 'http://localhost:3000',
			dataDir: '.data',
			databaseUrl: null,
			demo: true,
			adultAge: 18,
			transitionYears: 2,
			halfHolidays: ['06-05', '12-24', '12-31'],
			coverage: 'public',
			networkName: 'Netværket i Nordsjælland',
			addressHeader: null,
			xffDepth: 1,
			shutdownTimeout: 30,
			smtpUrl: null,
			mailFrom: null,
			returnMail: null,
			contactMail: null,
			hostIsSet: false
		});
	});

	test('an empty value counts as unset', () => {
		expect(readSettings({ PORT: '', ORIGIN: ' ', DATABASE_URL: '', DEMO: '' })).toEqual(readSettings({}));
	});
});

test('the origin follows the port', () => {
	expect(readSettings({ PORT: '8080' }).origin).toBe('http://localhost:8080');
	expect(readSettings({ PORT: '8080', ORIGIN: 'https://vejviser.example' }).origin).toBe(
		'https://vejviser.example'
	);
});

test('with PostgreSQL the network is a real one unless the demo is asked for', () => {
	expect(readSettings({ DATABASE_URL: url })).toMatchObject({ demo: false, networkName: 'Vejviser' });
	expect(readSettings({ DATABASE_URL: url, DEMO: 'on' }).demo).toBe(true);
	expect(readSettings({ DEMO: 'off' })).toMatchObject({ demo: false, networkName: 'Vejviser' });
});

test('half-official days off can be others, or none', () => {
	expect(readSettings({ DAYS_OFF: '05-01, 02-29' }).halfHolidays).toEqual(['05-01', '02-29']);
	expect(readSettings({ DAYS_OFF: 'none' }).halfHolidays).toEqual([]);
});

describe('a wrong setting stops the portal', () => {
	test.each([
		['PORT', '99999', 'PORT=3000'],
		['PORT', '30x0', 'PORT=3000'],
		['HOST', 'http://localhost', 'HOST=0.0.0.0'],
		['ORIGIN', 'vejviser.example', 'ORIGIN=https://vejviser.example'],
		['ORIGIN', 'https://vejviser.example/kontakter', 'ORIGIN=https://vejviser.example'],
		['ORIGIN', 'https://vejviser.example/', 'ORIGIN=https://vejviser.example'],
		['DATABASE_URL', 'mysql://localhost/vejviser', 'DATABASE_URL=postgres://'],
		['DEMO', 'yes', 'DEMO=on'],
		['ADULT_AGE', '5', 'ADULT_AGE=18'],
		['TRANSITION_YEARS', '11', 'TRANSITION_YEARS=2'],
		['DAYS_OFF', '12-32', 'DAYS_OFF=06-05,12-24,12-31'],
		['DAYS_OFF', '24-12', 'DAYS_OFF=06-05,12-24,12-31'],
		['COVERAGE', 'all', 'COVERAGE=public'],
		['NETWORK_NAME', 'x'.repeat(81), '80 characters'],
		['ADDRESS_HEADER', 'x forwarded', 'ADDRESS_HEADER=x-forwarded-for'],
		['XFF_DEPTH', '0', 'XFF_DEPTH=1'],
		['SHUTDOWN_TIMEOUT', '-1', 'SHUTDOWN_TIMEOUT=30'],
		['SMTP_URL', 'mail.example.dk', 'SMTP_URL=smtp://'],
		['SMTP_URL', 'https://mail.example.dk', 'SMTP_URL=smtp://'],
		['SMTP_URL', 'smtp://', 'SMTP_URL=smtp://'],
		['SMTP_URL', 'smtp://mail.example.dk/sti', 'SMTP_URL=smtp://'],
		['SMTP_URL', 'smtp://mail.example.dk?secure=true', 'SMTP_URL=smtp://'],
		['SMTP_URL', 'smtp://vejviser:50%@mail.example.dk', 'SMTP_URL=smtp://'],
		['MAIL_FROM', 'Netværket', 'MAIL_FROM="'],
		['MAIL_FROM', 'Netværket <vejviser>', 'MAIL_FROM="'],
		['MAIL_FROM', 'a@example.dk, b@example.dk', 'MAIL_FROM="'],
		['MAIL_FROM', 'Net\r\nBcc: x <vejviser@example.dk>', 'MAIL_FROM="'],
		['CONTACT_MAIL', 'tovholder', 'CONTACT_MAIL=']
	])('%s=%s with one line that names it and says what to write', (name, value, advice) => {
		const message = faultsOf({ [name]: value });
		expect(message.replace(value, '').split('\n')).toHaveLength(1);
		expect(message.startsWith(name)).toBe(true);
		expect(message).toContain(advice);
	});

	test('and several with a line each', () => {
		expect(faultsOf({ PORT: 'x', DEMO: 'x', COVERAGE: 'x' }).split('\n')).toHaveLength(3);
	});

	test('without printing the password of the database or the mail server', () => {
		expect(faultsOf({ DATABASE_URL: 'mysql://vejviser:hemmelig@localhost' })).not.toContain('hemmelig');
		expect(faultsOf({ SMTP_URL: 'smtp://vejviser:hemmelig@localhost/x' })).not.toContain('hemmelig');
		expect(faultsOf({ ...mail, MAIL_FROM: '' })).not.toContain('hemmelig');
		expect(faultsOf({ ...mail, DEMO: 'on' })).not.toContain('hemmelig');
	});
});

describe('mail', () => {
	test('has a sender with a name, and answers go to the sender', () => {
		expect(readSettings(mail)).toMatchObject({
			smtpUrl: mail.SMTP_URL,
			mailFrom: { name: 'Netværket', address: 'vejviser@example.dk' },
			contactMail: 'vejviser@example.dk'
		});
	});

	test.each([
		['"Netværket, Nord" <vejviser@example.dk>', 'Netværket, Nord'],
		['<vejviser@example.dk>', 'Vejviser'],
		['vejviser@example.dk', 'Vejviser']
	])('may be from %s', (given, name) => {
		const { mailFrom } = readSettings({ ...mail, MAIL_FROM: given });
		expect(mailFrom).toEqual({ name, address: 'vejviser@example.dk' });
	});

	test('is answered to another address when one is given', () => {
		expect(readSettings({ ...mail, CONTACT_MAIL: 'tovholder@example.dk' }).contactMail).toBe(
			'tovholder@example.dk'
		);
	});

	test('is not sent without a sender', () => {
		expect(faultsOf({ ...mail, MAIL_FROM: '' })).toMatch(/^MAIL_FROM is missing.*MAIL_FROM="/);
	});

	test('is never sent by a demo', () => {
		expect(faultsOf({ ...mail, DEMO: 'on' })).toMatch(/^SMTP_URL is set.*DEMO=off/);
		expect(faultsOf({ ...mail, DEMO: '' })).toMatch(/^SMTP_URL is set.*DEMO=off/);
	});
});

test('.env.example names every setting', () => {
	const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
	const source = readFileSync(join(import.meta.dirname, '../../src/lib/server/settings.ts'), 'utf8');
	const names = [...source.matchAll(/^\t([A-Z][A-Z_]+):/gm)].map((match) => match[1]);
	expect(names.length).toBeGreaterThan(12);
	expect(names.filter((name) => !example.includes(`#${name}=`))).toEqual([]);
});

function faultsOf(env: Record<string, string>): string {
	try {
		readSettings(env);
	} catch (error) {
		if (error instanceof SettingsError) return error.message;
		throw error;
	}
	throw new Error('the settings were accepted');
}
