/**
 * Makes a mail from paragraphs: as plain text, which comes first, and as HTML that says the same. The HTML has no styles, so
 * that it reads as its reader has set their mail to read, and everything in it is escaped.
 */
import { becauseOf, sentBy } from '../../messages/mail.ts';
import type { Mail } from './outbox.ts';

export type Block =
	/** A paragraph. */
	| string
	/** On a line of its own, so that mail programs make it a link in plain text too. */
	| { link: string; text: string }
	/** To be read off or copied. */
	| { code: string }
	| { list: readonly string[] };

export interface Composition {
	/** One line. */
	subject: string;
	blocks: readonly Block[];
	/** Ends the sentence "Du får denne mail, fordi …", with its full stop. */
	reason: string;
	networkName: string;
	/** Where people reach the portal. */
	origin: string;
}

/** Puts a mail together, with the foot that every mail has. */
export function composeMail({ subject, blocks, reason, networkName, origin }: Composition): Mail {
	const foot = [becauseOf(reason), sentBy(networkName)];
	return {
		subject: subject.replaceAll(/\s+/g, ' ').trim(),
		text: `${[...blocks.map(textOf), ['-- ', ...foot, origin].join('\n')].join('\n\n')}\n`,
		html: [
			'<!doctype html>',
			`<html lang="da"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body><main>`,
			`<h1>${escapeHtml(subject)}</h1>`,
			...blocks.map(htmlOf),
			'<hr>',
			`<p>${foot.map(escapeHtml).join('<br>')}<br>${linkTo(origin, origin)}</p>`,
			'</main></body></html>',
			''
		].join('\n')
	};
}

function textOf(block: Block): string {
	if (typeof block === 'string') return block;
	if ('link' in block) return block.link;
	if ('code' in block) return `    ${block.code}`;
	return block.list.map((entry) => `* ${entry}`).join('\n');
}

function htmlOf(block: Block): string {
	if (typeof block === 'string') return `<p>${escapeHtml(block)}</p>`;
	if ('link' in block) return `<p>${linkTo(block.link, block.text)}</p>`;
	if ('code' in block) return `<p><strong>${escapeHtml(block.code)}</strong></p>`;
	return `<ul>${block.list.map((entry) => `<li>${escapeHtml(entry)}</li>`).join('')}</ul>`;
}

/** Throws for anything but a web address: a link made from data must not run a script. */
function linkTo(address: string, text: string): string {
	if (!/^https?:\/\//.test(address)) throw new Error('a mail links to web addresses only');
	return `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
}

const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** As text between tags, and in a quoted attribute. */
function escapeHtml(text: string): string {
	return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
