import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCaptured } from '../support/child.ts';
import { exchangeReport } from '../support/delivery-reports.ts';
import { type Row, fileOf } from '../support/import-files/csv.ts';
import { expect, test } from '../support/journey.ts';
import { startPortalProcess } from '../support/portal-process.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';

const unit = 'Gribskov Kommune > Familieafdelingen';
const held = (funktion: string, telefon: string, navn: string, mail: string): Row => ({
	...{ organisation: unit, funktion, telefon, navn, indehaver_mail: mail, rolle: 'primær' },
	...{ situationer: 'udskrivning', aabningstid: 'døgnet rundt' }
});
const reception: Row = {
	...{ organisation: unit, funktion: 'Modtagelsen', telefon: '48 22 00 01' },
	...{ bemanding: 'vagt', aabningstid: 'døgnet rundt' }
};
const anna = 'anna@gribskov.example';

test('a dead mailbox: the mail comes back, the entry says so, and those who call are sent on', async ({
	page,
	expectAccessible
}, { project }) => {
	test.skip(project.name !== 'phone', 'it takes a portal of its own, with a mail server');
	test.slow();
	const sink = await startSmtpSink();
	const folder = await mkdtemp(join(tmpdir(), 'vejviser-dead-mailbox-'));
	const portal = await startPortalProcess({
		env: {
			...{ DEMO: 'off', SMTP_URL: sink.url, MAIL_FROM: 'Netværket <vejviser@network.example>' },
			RETURN_MAIL: 'retur@network.example'
		}
	});
	const command = (name: string, target: string) =>
		runCaptured('node', [`src/commands/${name}.ts`, join(folder, target)], {
			...{ DEMO: 'off', DATABASE_URL: '', DATA_DIR: portal.dataDir }
		});
	const importRows = async (rows: Row[]) => {
		await writeFile(join(folder, 'kontakter.csv'), fileOf(rows).bytes);
		expect(await command('import', 'kontakter.csv')).toMatchObject({ ok: true });
	};
	const shows = (slug: string, text: string) =>
		expect(async () => {
			await page.goto(`${portal.url}/kontakter/${slug}`);
			await expect(page.getByRole('main')).toContainText(text, { timeout: 500 });
		}).toPass();
	try {
		// Given a function that Anna holds, and a mail that tells her so
		await importRows([
			reception,
			held('Udskrivningskoordinator', '48 22 00 02', 'Anna Holm', anna),
			held('Mentor', '48 22 00 03', 'Anna Holm', anna)
		]);
		await expect.poll(() => sink.received.length).toBe(1);
		const sent = sink.received[0];
		expect(sent?.recipients).toEqual([anna]);
		await page.goto(`${portal.url}/kontakter/gribskov-udskrivningskoordinator`);
		await expect(page.locator('a[href="tel:+4548220002"]').first()).toBeVisible();
		await expect(page.getByRole('main')).not.toContainText('Virker ikke');

		// When it comes back, to the address that this mail alone has, quoting nothing
		await mkdir(join(folder, 'retur'));
		await writeFile(
			join(folder, 'retur', '1.eml'),
			exchangeReport({ to: sent?.from ?? '', recipient: anna, date: new Date() })
		);
		const read = await command('bounces', 'retur');
		expect(read).toMatchObject({ ok: true });
		expect(read.output).toContain('1 mail: 1 virker ikke.');

		// Then all that Anna holds says so, and whoever calls is sent to the reception
		for (const slug of ['gribskov-udskrivningskoordinator', 'gribskov-mentor']) {
			await shows(slug, 'virker ikke');
			await expect(page.locator('.answer a[href^="tel:"]').first()).toHaveAttribute(
				'href',
				'tel:+4548220001'
			);
		}
		await expectAccessible(page);

		// And a mail server that refuses while we send is as good a report as any
		sink.behave(550);
		await importRows([held('Kontaktlærer', '48 22 00 04', 'Carl Bech', 'carl@gribskov.example')]);
		await shows('gribskov-kontaktlaerer', 'virker ikke');
	} finally {
		await portal.stop();
		await sink.close();
		await rm(folder, { recursive: true });
	}
});
