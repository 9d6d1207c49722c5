/** Whether a number can be called: by the numbering plans of all countries, which are too large for the browser. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneState } from '../../directory/findings.ts';

/** 112, 114, 1813, 116 111: in Denmark what begins with 1 is short, and what is short begins with 1. */
const shortNumber = /^1\d{2,5}$/;
/** Invented numbers: the series is not in use. */
const demoNumber = /^\+4595\d{6}$/;

/** @param demo whether the invented numbers of a demo are fine */
export function judgePhone(value: string, demo: boolean): PhoneState {
	if (!value.startsWith('+')) return shortNumber.test(value) ? 'fine' : 'malformed';
	if (demo && demoNumber.test(value)) return 'fine';
	const number = parsePhoneNumberFromString(value);
	if (!number?.isPossible()) return 'malformed';
	return number.isValid() ? 'fine' : 'unassigned';
}
