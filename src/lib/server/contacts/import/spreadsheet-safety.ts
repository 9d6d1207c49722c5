/**
 * A spreadsheet runs a cell that begins like a formula, whoever wrote it (OWASP, CSV injection). Export puts an
 * apostrophe in front of such a cell and of one that begins with an apostrophe; import takes one apostrophe off.
 */
const runs = /^['=+\-@\t\r\n＝＋－＠]/;

/** The text as it goes into a cell. */
export function protectCell(text: string): string {
	return runs.test(text) ? `'${text}` : text;
}

/** The text of a cell: the reverse of `protectCell`. */
export function unprotectCell(cell: string): string {
	return cell.startsWith("'") ? cell.slice(1) : cell;
}
