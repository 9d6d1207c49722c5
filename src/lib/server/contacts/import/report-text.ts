/** An import's report as lines for a terminal. */
import * as messages from '../../../messages/import.ts';
import type { ImportReport, ImportedRow } from './report.ts';

/** Longer texts are told by their beginning. */
const longestQuote = 80;

/** What each row does or would do, or with faults only those; notices; and a summary as the last line. */
export function reportLines(report: ImportReport): string[] {
	const { faults, notices, counts, preview } = report;
	const noticed = notices.map(messages.noticeLine);
	if (faults.length > 0) {
		const told = faults.map(({ row, column, message }) => messages.faultLine(row, column, message));
		return [...noticed, ...told, messages.summaryWithFaults(faults.length)];
	}
	return [...report.rows.map(rowText), ...noticed, messages.summary(counts, preview)];
}

function rowText(row: ImportedRow): string {
	const subject = messages.rowSubject(row.function, row.organisation, row.holder);
	const changes = row.changes.map(({ field, before, after }) =>
		messages.changeText(field, shorten(before), shorten(after))
	);
	const what: string[] = [];
	if (row.created.length > 0) what.push(messages.rowCreates(row.created));
	if (changes.length > 0) what.push(messages.rowChanges(changes));
	if (row.action === 'leave') what.push(messages.rowIsUnchanged);
	return messages.rowLine(row.row, subject, what);
}

function shorten(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
