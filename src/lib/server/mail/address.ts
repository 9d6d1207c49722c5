/** Mail addresses, and the address of a mail server, as the settings give them. */

export interface MailAddress {
	/** "Netværket i Nordsjælland". */
	name: string;
	address: string;
}

/** Letters of ASCII alone: not every mail server takes others. */
const address =
	/^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.)+[A-Za-z]{2,63}$/;

export function isMailAddress(value: string): boolean {
	return address.test(value);
}

/** Letters of any alphabet, and no character with which one address becomes several, or a command of the protocol. */
const oneRecipient = /^[^\s\p{Cc}@<>,;:"()[\]\\]+@[^\s\p{Cc}@<>,;:"()[\]\\]+$/u;

export function isOneRecipient(value: string): boolean {
	return oneRecipient.test(value);
}

/** "Netværket <vejviser@example.dk>", with quotes around the name or without, or the address alone; else null. */
export function parseMailAddress(value: string): MailAddress | null {
	const [, quoted, plain, inBrackets] =
		/^(?:"([^"<>\p{Cc}]{0,80})"\s*|([^"<>\p{Cc}]{0,80}?)\s*)<([^<>]+)>$/u.exec(value.trim()) ?? [];
	const found = (inBrackets ?? value).trim();
	return isMailAddress(found) ? { name: (quoted ?? plain ?? '').trim(), address: found } : null;
}

/** A token is a UUID after a plus sign, and what stands before @ has at most 64 characters (RFC 5321). */
const longestReturnName = 64 - 37;

/** Whether an address can carry the token of each mail: retur@network.example, with room for +token. */
export function isReturnAddress(value: string): boolean {
	return isMailAddress(value) && value.indexOf('@') <= longestReturnName;
}

/** The address that reports about one mail come to: retur+TOKEN@network.example. */
export function returnAddress(returnsTo: string, messageId: string): string {
	const [token = ''] = messageId.split('@');
	const at = returnsTo.lastIndexOf('@');
	return `${returnsTo.slice(0, at)}+${token}${returnsTo.slice(at)}`;
}

/** Also one whose name or password cannot be decoded is refused: it would fail at the first mail. */
export function isSmtpUrl(value: string): boolean {
	if (!/^smtps?:\/\//.test(value) || !URL.canParse(value)) return false;
	const url = new URL(value);
	const hasNothingAfter = url.pathname.replace('/', '') === '' && !url.search && !url.hash;
	return url.hostname !== '' && hasNothingAfter && [url.username, url.password].every(isDecodable);
}

function isDecodable(text: string): boolean {
	try {
		decodeURIComponent(text);
		return true;
	} catch {
		return false;
	}
}
