import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../src/lib/directory/fold.ts';
import { nearest } from '../../../src/lib/directory/nearest.ts';

const situations = ['udskrivning', 'selvmordshandling', 'psykiatrisk screening', 'skolefravær', 'sorg'];

test('a misspelt word is answered with the word that was meant', () => {
	expect(nearest('udskrivnign', situations)[0]).toBe('udskrivning');
	expect(nearest('skolefravaer', situations)[0]).toBe('skolefravær');
	expect(nearest('SELVMORDHANDLING', situations)[0]).toBe('selvmordshandling');
});

test('the beginning of a name is enough', () => {
	expect(nearest('Gribskov', ['LMS', 'Furesø Kommune', 'Gribskov Kommune'], 1)).toEqual(['Gribskov Kommune']);
});

test('as many are named as asked for, best first and each once; what has nothing in common is not named', () => {
	expect(nearest('sorg', ['sorger', 'sorg', 'sorg', 'sorgen', 'sorgn'], 2)).toEqual(['sorg', 'sorgen']);
	expect(nearest('sorg', [])).toEqual([]);
	expect(nearest('<script>', ['angst', 'udskrivning'])).toEqual([]);
});

test('two swapped letters are one mistake, not two', () => {
	expect(nearest('agnst', ['fgnsk', 'angst'], 1)).toEqual(['angst']);
});

test('a known word is its own nearest, whatever its spelling of æ, ø and å', () => {
	const words = fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(words, fc.nat(), (known, pick) => {
			const word = known[pick % known.length] ?? '';
			const [first = ''] = nearest(word, known, 1);
			expect(fold(first)).toBe(fold(word));
		})
	);
});
