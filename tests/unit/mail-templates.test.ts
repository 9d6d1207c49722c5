import { describe, expect, test } from 'vitest';
import { faultInWords } from '../../src/lib/messages/mail-failures.ts';
import { composeMail } from '../../src/lib/server/mail/compose.ts';
import { enteredByOtherMail, signInMail } from '../../src/lib/server/mail/templates.ts';

const frame = { origin: 'https://vejviser.example', networkName: 'Netværket' };

describe('every mail', () => {
	const compose = (blocks: Parameters<typeof composeMail>[0]['blocks']) =>
		composeMail({ ...frame, subject: 'Emne', blocks, reason: 'du er med.' });

	test('tells why it was sent, and from where, in text and in HTML', () => {
		const { text, html } = compose(['Hej']);
		for (const words of [text, html]) {
			expect(words).toContain('Du får denne mail, fordi du er med.');
			expect(words).toContain('Netværket');
			expect(words).toContain('https://vejviser.example');
		}
	});

	test('shows what people have written as they wrote it, and never runs it', () => {
		const written = `<script>alert("1")</script> & 'to'`;
		const { text, html } = compose([written, { list: [written] }, { code: written }]);
		expect(text.split(written)).toHaveLength(4);
		expect(html).not.toContain('<script');
		expect(html.split('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;to&#39;')).toHaveLength(
			4
		);
	});

	test('has no link that leaves its attribute, and none that runs', () => {
		const { html } = compose([{ link: 'https://vejviser.example/?a="><b>&c', text: 'Her' }]);
		expect(html).toContain('href="https://vejviser.example/?a=&quot;&gt;&lt;b&gt;&amp;c"');
		expect(() => compose([{ link: 'javascript:alert(1)', text: 'Her' }])).toThrow();
	});

	test('has a subject of one line', () => {
		const { subject } = composeMail({ ...frame, subject: 'Emne\r\nBcc: x', blocks: [], reason: '' });
		expect(subject).toBe('Emne Bcc: x');
	});
});

test('the sign-in mail has link and code, how long they last, and no code in its subject', () => {
	const link = 'https://vejviser.example/log-ind/abc?videre=%2Fmin-side';
	const { subject, text, html } = signInMail({ ...frame, link, code: '012345', minutes: 10 });
	expect(text.split('\n')).toContain(link);
	expect(text).toContain('012345');
	expect(text).toContain('10 minutter');
	expect(html).toContain(`href="${link}"`);
	expect(html).toContain('012345');
	expect(subject).not.toMatch(/\d/);
});

describe('whoever is entered by others is told', () => {
	const props = {
		...frame,
		name: 'Mette Holm',
		enteredBy: 'Jens Bæk, Gribskov Kommune',
		shownToAll: ['Navn: Mette Holm', 'Telefon: 95 11 00 02'],
		shownToMembers: ['Mail: mette@example.dk'],
		responsible: 'Gribskov Kommune',
		contactMail: 'tovholder@example.dk'
	};

	test('what is shown to whom, who is responsible, and how to correct or object', () => {
		const { text, html } = enteredByOtherMail(props);
		for (const words of [text, html]) {
			const places = [
				'Mette Holm',
				'Jens Bæk, Gribskov Kommune',
				'kan alle se',
				'95 11 00 02',
				'logget ind',
				'mette@example.dk',
				'Gribskov Kommune har ansvaret',
				'https://vejviser.example/min-side',
				'tovholder@example.dk',
				'https://vejviser.example/privatliv'
			].map((part) => words.indexOf(part));
			expect(places).not.toContain(-1);
			expect(places).toEqual(places.toSorted((a, b) => a - b));
		}
	});

	test('also when nothing is shown to all, and nobody in particular did it', () => {
		const { text } = enteredByOtherMail({ ...props, enteredBy: null, shownToAll: [], contactMail: null });
		expect(text).not.toContain('kan alle se');
		expect(text).toContain('Intet om dig kan ses af andre');
		expect(text).not.toContain('null');
	});
});

test.each([
	['550', 'Adressen findes ikke'],
	['554', 'ville ikke have'],
	['535', 'adgangskode'],
	['451', 'kunne ikke tage imod'],
	['ETIMEDOUT', 'svarede ikke'],
	['ECONNREFUSED', 'kunne ikke nås'],
	['EENVELOPE', 'ikke en mailadresse'],
	[null, 'ukendt']
])('the fault %s is told in words', (fault, words) => {
	expect(faultInWords(fault)).toContain(words);
});
