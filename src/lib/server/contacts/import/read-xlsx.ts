/** XLSX, cells as the text that a person sees in them. */
import readExcelFile from 'read-excel-file/node';
import * as messages from '../../../messages/import.ts';
import type { RawTable } from './read-table.ts';

/** A workbook unpacks to about ten times its size; a thousandfold is made to exhaust the memory. */
const maxUnpacked = 500_000_000;

/** The rows of the first sheet, from its first row on. */
export async function readXlsx(bytes: Uint8Array): Promise<RawTable> {
	const unpacked = unpackedSize(bytes);
	if (unpacked === null || unpacked > maxUnpacked) return broken();
	let sheets;
	try {
		sheets = await readExcelFile(Buffer.from(bytes), { parseNumber: String });
	} catch {
		// Whatever is wrong inside the archive, the way out is the same.
		return broken();
	}
	const [first, ...others] = sheets;
	if (!first) return broken();
	const unread = others.filter(({ data }) => data.length > 0).map(({ sheet }) => sheet);
	return {
		ok: true,
		rows: first.data.map((cells) => cells.map(cellText)),
		notices: unread.length === 0 ? [] : [messages.onlyFirstSheet(first.sheet, unread)]
	};
}

function broken(): RawTable {
	return { ok: false, row: null, message: messages.fileIsBrokenExcel };
}

function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	// A date has no time zone in a spreadsheet; the library gives it in UTC.
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (typeof value === 'boolean') return value ? 'sand' : 'falsk';
	const text = String(value);
	// Stored as "9.5110002E7" by some programs, seen as 95110002.
	return /^-?\d+(\.\d+)?E[+-]?\d+$/i.test(text) ? String(Number(text)) : text;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endLength = 22;
const entryLength = 46;

/** What the archive says that its files take unpacked, in bytes; null when it is no zip archive. */
function unpackedSize(bytes: Uint8Array): number | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	if (end === null) return null;
	let total = 0;
	let at = view.getUint32(end + 16, true);
	for (let entry = 0; entry < view.getUint16(end + 10, true); entry++) {
		if (at + entryLength > view.byteLength || view.getUint32(at, true) !== directoryEntry) return null;
		total += view.getUint32(at + 24, true);
		at +=
			entryLength +
			view.getUint16(at + 28, true) +
			view.getUint16(at + 30, true) +
			view.getUint16(at + 32, true);
	}
	return total;
}

/** The archive ends with a record of 22 bytes and a comment of at most 65,535. */
function findEnd(view: DataView): number | null {
	for (let at = view.byteLength - endLength; at >= Math.max(0, view.byteLength - endLength - 65_535); at--) {
		if (view.getUint32(at, true) === endOfDirectory) return at;
	}
	return null;
}
