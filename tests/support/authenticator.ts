/** A WebAuthn authenticator in software, for tests that need no browser: one passkey, and ways to get it wrong. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { AuthenticationAnswer, RegistrationAnswer } from '../../src/lib/accounts/second-factor-input.ts';

interface Circumstances {
	/** The page that asks, when it is not the portal. */
	origin?: string;
	/** Whether finger, face or PIN was asked for; true unless told otherwise. */
	verified?: boolean;
	/** What the authenticator says it has signed; one more each time unless told otherwise. */
	counter?: number;
}

const present = 0x01;
const verifiedFlag = 0x04;
const hasCredential = 0x40;

export class SoftwareAuthenticator {
	private readonly origin: string;
	private readonly id = randomBytes(32);
	private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	private signed = 0;

	/** @param origin the portal's */
	constructor(origin: string) {
		this.origin = origin;
	}

	/** Makes the passkey, as `navigator.credentials.create` would. */
	create({ challenge }: { challenge: string }, circumstances: Circumstances = {}): RegistrationAnswer {
		const length = Buffer.alloc(2);
		length.writeUInt16BE(this.id.length);
		const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.coseKey()]);
		const data = Buffer.concat([this.data(hasCredential, circumstances), credential]);
		const object = Buffer.concat([
			// A map of three: fmt "none", attStmt an empty map, authData bytes with a length of one byte.
			Buffer.from([0xa3]),
			cborText('fmt'),
			cborText('none'),
			cborText('attStmt'),
			Buffer.from([0xa0]),
			cborText('authData'),
			Buffer.from([0x58, data.length]),
			data
		]);
		return {
			...this.answer(),
			response: {
				clientDataJSON: this.clientData('webauthn.create', challenge, circumstances).toString('base64url'),
				attestationObject: object.toString('base64url'),
				transports: ['internal']
			}
		};
	}

	/** Signs with the passkey, as `navigator.credentials.get` would. */
	get({ challenge }: { challenge: string }, circumstances: Circumstances = {}): AuthenticationAnswer {
		const clientData = this.clientData('webauthn.get', challenge, circumstances);
		const data = this.data(0, circumstances);
		const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), this.keys.privateKey);
		return {
			...this.answer(),
			response: {
				clientDataJSON: clientData.toString('base64url'),
				authenticatorData: data.toString('base64url'),
				signature: signature.toString('base64url')
			}
		};
	}

	private answer() {
		const id = this.id.toString('base64url');
		return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
	}

	private clientData(type: string, challenge: string, { origin = this.origin }: Circumstances): Buffer {
		return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	}

	private data(flags: number, { verified = true, counter }: Circumstances): Buffer {
		this.signed = counter ?? this.signed + 1;
		const count = Buffer.alloc(4);
		count.writeUInt32BE(this.signed);
		const flagByte = Buffer.from([present | flags | (verified ? verifiedFlag : 0)]);
		return Buffer.concat([sha256(new URL(this.origin).hostname), flagByte, count]);
	}

	/** RFC 9052: EC2 key, ES256, P-256, x and y. */
	private coseKey(): Buffer {
		const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
		return Buffer.concat([
			Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
			Buffer.from(x, 'base64url'),
			Buffer.from([0x22, 0x58, 0x20]),
			Buffer.from(y, 'base64url')
		]);
	}
}

function cborText(text: string): Buffer {
	return Buffer.from([0x60 + text.length, ...Buffer.from(text)]);
}

function sha256(value: string | Buffer): Buffer {
	return createHash('sha256').update(value).digest();
}
