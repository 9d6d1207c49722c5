/** QR codes as one SVG path, which needs no inline style. */
import { encode } from 'uqr';

export interface QrCode {
	/** Width and height in modules, the empty border included. */
	size: number;
	/** The dark modules, for the `d` of a path in a view box of that size. */
	path: string;
}

/** Light modules around the code; scanners need four. */
const border = 4;

export function qrCode(text: string): QrCode {
	const { size, data } = encode(text, { ecc: 'M', border });
	const path = data
		.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
		.join('');
	return { size, path };
}
