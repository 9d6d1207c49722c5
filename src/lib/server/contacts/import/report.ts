/** What an import did, or would do. */

export interface ImportReport {
	/** No fault: all of the file was written, or could be. */
	ok: boolean;
	/** Only told, not written. */
	preview: boolean;
	rows: ImportedRow[];
	faults: ImportFault[];
	/** What was left aside, such as columns that are not known. */
	notices: string[];
	/** Rows by what they do. */
	counts: Record<ImportedRow['action'], number>;
}

export interface ImportedRow {
	/** As in a spreadsheet: the header is 1. */
	row: number;
	/** `create` when the row makes an organisation, a function or a holder; it may change others as well. */
	action: 'create' | 'change' | 'leave';
	/** Path from the top. */
	organisation: string;
	function: string;
	holder: string | null;
	/** What is made, in words. */
	created: string[];
	/** Cells before and after, as text of the import format. */
	changes: { field: string; before: string; after: string }[];
}

export interface ImportFault {
	/** Null when it is about the file as a whole. */
	row: number | null;
	column: string | null;
	/** What is wrong and what to write instead. */
	message: string;
}
