/**
 * Something whoever runs the portal must put right: a setting, a file, a database in use. The message is a finished text
 * that says what to do, and is printed without a stack.
 */
export class OperatorFault extends Error {
	override name = 'OperatorFault';
}

/** True of an `OperatorFault`, also of one thrown by the built portal, which has its own copy of the class. */
export function isOperatorFault(error: unknown): error is OperatorFault {
	return error instanceof Error && error.name === 'OperatorFault';
}
