/** What a domain function throws when it will not do what it was asked: told to the person, with what to do next. */

/** Told as it is: the message is Danish and says what to do. */
export class Refusal extends Error {
	/** 400 what was entered, 403 may not, 404 not there, 409 the state is against it, 429 too often. */
	readonly status: 400 | 403 | 404 | 409 | 429;
	/** The field of the form that it is about. */
	readonly field: string | undefined;

	constructor(message: string, { status = 409, field }: { status?: Refusal['status']; field?: string } = {}) {
		super(message);
		this.status = status;
		this.field = field;
	}
}

/** What was entered has faults, each at its field. */
export class FieldRefusal extends Refusal {
	readonly faults: readonly { message: string; field: string | undefined }[];

	constructor(faults: FieldRefusal['faults']) {
		super(faults[0]?.message ?? '', { status: 400 });
		this.faults = faults;
	}
}

/** Who asks must sign in first; what they sent is kept for afterwards. */
export class SignInNeeded extends Error {}

/** Who asks is signed in, and must show a second factor first. */
export class SecondFactorNeeded extends Error {}
