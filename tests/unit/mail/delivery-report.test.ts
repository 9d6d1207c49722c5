import { describe, expect, test } from 'vitest';
import { isReturnAddress, returnAddress } from '../../../src/lib/server/mail/address.ts';
import { readDeliveryReport } from '../../../src/lib/server/mail/delivery-report.ts';
import {
	judgeRefusal,
	judgeReport,
	judgeStatus,
	parseDeliveryStatus
} from '../../../src/lib/server/mail/delivery-status.ts';
import {
	absenceMessage,
	exchangeReport,
	eximReport,
	googleReport,
	postfixReport
} from '../../support/delivery-reports.ts';

const token = '3f0e8a52-8a0f-4b1e-9d53-3f6f4d0f6a11';
const mail = {
	to: `retur+${token}@network.example`,
	recipient: 'mette@kommune.example',
	messageId: `${token}@network.example`
};
const read = (text: string) => readDeliveryReport(Buffer.from(text));

describe('a delivery report', () => {
	test.each([
		['Postfix', postfixReport],
		['Exchange', exchangeReport],
		['Exim', eximReport],
		['Google', googleReport]
	])('of %s names the mail, whom it was to, when and why', async (_server, report) => {
		const found = await read(report(mail));
		expect(found).toMatchObject({
			tokens: [token],
			messageIds: [`${token}@network.example`],
			writtenAt: new Date('2026-11-22T10:00:00Z')
		});
		expect(found?.recipients).toHaveLength(1);
		expect(judgeReport(found?.recipients ?? [], 'Mette@kommune.example')).toEqual({
			verdict: 'dead',
			reason: 'addressDead',
			status: '5.1.1'
		});
	});

	test.each([
		['Postfix', postfixReport],
		['Exchange', exchangeReport],
		['Google', googleReport]
	])('of %s that quotes nothing still names the mail by the address it came to', async (_server, report) => {
		const found = await read(report({ ...mail, messageId: null }));
		expect(found).toMatchObject({ tokens: [token], messageIds: [] });
	});

	test('is found by the Message-ID it quotes where all reports come to one address', async () => {
		const found = await read(postfixReport({ ...mail, to: 'vejviser@network.example' }));
		expect(found).toMatchObject({ tokens: [], messageIds: [`${token}@network.example`] });
	});

	test('of a mail server that folds its lines with LF alone is the same', async () => {
		const found = await read(postfixReport(mail).replaceAll('\r\n', '\n'));
		expect(found?.recipients).toMatchObject([
			{ originalRecipient: 'mette@kommune.example', action: 'failed', status: '5.1.1' }
		]);
	});

	test('is not what an absence message is', async () => {
		expect(await read(absenceMessage(mail))).toBeNull();
	});

	test('is not what noise is, and noise is no accident', async () => {
		expect(await read('')).toBeNull();
		expect(await readDeliveryReport(Buffer.from([0, 255, 254, 13, 10, 13, 10, 0]))).toBeNull();
	});
});

describe('the fields of a report', () => {
	test('leave out the part about the whole mail, and take comments and odd cases', () => {
		const text = [
			'Reporting-MTA: dns; mx.example',
			'',
			'Final-Recipient: RFC822; <Mette@Kommune.example>',
			'ACTION: Failed (permanently)',
			'Status: 5.1.1 (bad destination mailbox address)',
			'',
			'Final-Recipient: rfc822;bo@kommune.example',
			'Action: delayed',
			'Status: 4.4.1'
		].join('\r\n');
		expect(parseDeliveryStatus(text)).toEqual([
			{
				originalRecipient: null,
				finalRecipient: 'mette@kommune.example',
				action: 'failed',
				status: '5.1.1',
				diagnostic: null
			},
			{
				originalRecipient: null,
				finalRecipient: 'bo@kommune.example',
				action: 'delayed',
				status: '4.4.1',
				diagnostic: null
			}
		]);
	});

	test('take the status out of the reply where the report itself says nothing, and no IP address for one', () => {
		const status = (diagnostic: string) =>
			parseDeliveryStatus(`Action: failed\nStatus: 5.0.0\nDiagnostic-Code: ${diagnostic}`)[0]?.status;
		expect(status('smtp; 550-5.2.1 The account is disabled')).toBe('5.2.1');
		expect(status('smtp; 550 5.1.1.9 is blocked')).toBe('5.0.0');
		expect(status('smtp; 550 no')).toBe('5.0.0');
	});
});

describe('what a status means for the address', () => {
	const judged = (status: string, reply: string | null = null, action = 'failed') =>
		judgeStatus({
			...{ originalRecipient: null, finalRecipient: null, diagnostic: reply },
			...{ action, status }
		}).verdict;

	test.each([
		'5.1.0',
		'5.1.1',
		'5.1.2',
		'5.1.3',
		'5.1.6',
		'5.1.10',
		'5.2.0',
		'5.2.1',
		'5.4.1',
		'5.4.4',
		'5.4.310'
	])('%s: nobody gets mail there', (status) => expect(judged(status)).toBe('dead'));

	test.each(['4.2.2', '5.2.2', '4.4.1', '4.2.1', '4.3.2', '5.4.7'])('%s: not this time', (status) =>
		expect(judged(status)).toBe('temporary')
	);

	test.each([
		'5.7.1',
		'5.7.26',
		'4.7.1',
		'5.7.129',
		'5.1.7',
		'5.1.8',
		'5.2.3',
		'5.3.4',
		'5.5.2',
		'5.6.1',
		''
	])('"%s": nothing of the address', (status) => expect(judged(status)).toBe('inconclusive'));

	test('a mail that waits may still come, whatever the reply said', () => {
		expect(judged('5.1.1', null, 'delayed')).toBe('temporary');
	});

	test('a mail that came says nothing bad', () => {
		expect(judged('2.0.0', null, 'delivered')).toBe('arrived');
		expect(judged('2.0.0', null, 'relayed')).toBe('arrived');
	});

	test('without a status of its own the reply is all there is', () => {
		expect(judged('5.0.0', 'smtp; 550 no such user here')).toBe('dead');
		expect(judged('5.0.0', null)).toBe('dead');
		expect(judged('5.0.0', 'smtp; 550 Message rejected as spam')).toBe('inconclusive');
		expect(judged('5.0.0', 'smtp; 554 no')).toBe('inconclusive');
		expect(judged('5.0.0', 'smtp; 552 over quota')).toBe('temporary');
	});

	test('of a mailbox that hands on to several, the mildest counts, except of the one written to', () => {
		const of = (finalRecipient: string, status: string) => ({
			...{ originalRecipient: null, finalRecipient, action: 'failed', status, diagnostic: null }
		});
		const both = [of('a@x.example', '5.1.1'), of('b@x.example', '4.4.1')];
		expect(judgeReport(both, 'team@x.example')?.verdict).toBe('temporary');
		expect(judgeReport(both, 'A@x.example')?.verdict).toBe('dead');
		expect(judgeReport([], 'a@x.example')).toBeNull();
	});
});

describe('what a refusal while sending means for the address', () => {
	test.each([
		['550 5.1.1 User unknown', 'recipient', 'dead'],
		['550 no', 'recipient', 'dead'],
		['553 mailbox name not allowed here', 'recipient', 'dead'],
		['550 5.7.1 blocked', 'recipient', 'inconclusive'],
		['550 relay not permitted', 'recipient', 'inconclusive'],
		['550 sender verification failed', 'recipient', 'inconclusive'],
		['552 quota exceeded', 'recipient', 'temporary'],
		['550 no', 'mail', 'inconclusive'],
		['554 no', 'mail', 'inconclusive'],
		['550 5.1.1 User unknown', 'mail', 'dead']
	] as const)('%s of the %s: %s', (reply, at, verdict) => {
		expect(judgeRefusal(reply, at).verdict).toBe(verdict);
	});
});

test('a return address is its own for each mail, and fits in what mail servers take', () => {
	expect(returnAddress('retur@network.example', `${token}@network.example`)).toBe(mail.to);
	expect(isReturnAddress(`${'r'.repeat(27)}@network.example`)).toBe(true);
	expect(isReturnAddress(`${'r'.repeat(28)}@network.example`)).toBe(false);
	const longest = returnAddress(`${'r'.repeat(27)}@network.example`, token);
	expect(longest.indexOf('@')).toBe(64);
});
