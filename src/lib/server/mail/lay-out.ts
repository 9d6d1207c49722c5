/** How every mail looks: as text, and as HTML that says the same. */
import * as messages from '../../messages/mail.ts';
import type { Mail } from './outbox.ts';

export interface MailContent {
	networkName: string;
	subject: string;
	paragraphs: readonly string[];
	link?: { text: string; href: string };
	/** A code to type, by itself and large. */
	code?: string;
	/** Why they get it: "Du får denne mail, fordi …". */
	why: string;
}

export function layOut({ networkName, subject, paragraphs, link, code, why }: MailContent): Mail {
	const foot = `${why}\n${messages.sentBy(networkName)}`;
	const text = [...paragraphs, ...(link ? [`${link.text}:\n${link.href}`] : []), ...(code ? [code] : [])];
	const html = [
		...paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
		...(link ? [`<p><a href="${escape(link.href)}">${escape(link.text)}</a></p>`] : []),
		...(code ? [`<p><strong>${escape(code)}</strong></p>`] : []),
		`<hr><p><small>${escape(foot).replace('\n', '<br>')}</small></p>`
	];
	return {
		subject,
		text: `${text.join('\n\n')}\n\n-- \n${foot}\n`,
		html: `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>${escape(subject)}</title></head><body>${html.join('')}</body></html>`
	};
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
