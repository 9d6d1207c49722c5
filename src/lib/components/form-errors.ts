/** What a form action said was wrong, for the summary and for each field. */

export interface FormResult {
	values?: Record<string, string | string[]>;
	errors?: readonly { text: string; field?: string }[];
}

/** Every error, those about a field with a link to it. */
export function summaryOf(form: FormResult): { text: string; href?: string }[] {
	return (form.errors ?? []).map(({ text, field }) => (field ? { text, href: `#${field}` } : { text }));
}

export function errorOf(form: FormResult | null | undefined, field: string): string | undefined {
	return form?.errors?.find((error) => error.field === field)?.text;
}

/** What was typed, else what stood there before. */
export function valueOf(form: FormResult | null | undefined, field: string, before = ''): string {
	const typed = form?.values?.[field];
	return typeof typed === 'string' ? typed : before;
}
