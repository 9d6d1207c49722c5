/** Random values that open a door, and the hashes that are kept of them. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 bits, base64url. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** What is stored of a token: SHA-256, base64url. Enough for 256 random bits; a short code needs a salt as well. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

/** Six digits, leading zeros included. */
export function newCode(): string {
	return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Compares hashes in the same time wherever they differ. */
export function sameHash(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
