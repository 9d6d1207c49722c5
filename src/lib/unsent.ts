/**
 * What a page without script is drawn from. SvelteKit writes all that a load returns into the page a second time, for
 * script to read; where there is none this is a fifth of the work, done for nothing. See `transport` in hooks.ts.
 */
export class Unsent<T> {
	readonly value: T;

	constructor(value: T) {
		this.value = value;
	}
}
