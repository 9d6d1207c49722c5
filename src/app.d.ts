import type { Actor } from '$lib/server/accounts/actor';
import type { Db } from '$lib/server/db/types';

declare global {
	namespace App {
		interface Locals {
			/** Stands in the log and in the error shown, so that the two can be matched. */
			requestId: string;
			/** Who is asking; anonymous while the database is down. */
			actor: Actor;
			db: Db;
			/** Somebody with a session who is anonymous only because the database, which knows it, is down. */
			isAway?: boolean;
			/** The status of a page that tells what was wrong with the question; a load cannot set it otherwise. */
			status?: number;
		}
		interface Error {
			message: string;
			/** What the person can quote; the request's id in the log. Absent for expected errors such as 404. */
			reference?: string;
			/** What was sent by somebody who has to sign in first, to be sent again afterwards. */
			resend?: { action: string; fields: { name: string; value: string }[] };
		}
	}
}

export {};
