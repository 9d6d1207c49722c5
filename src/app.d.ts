declare global {
	namespace App {
		interface Locals {
			/** Stands in the log and in the error shown, so that the two can be matched. */
			requestId: string;
		}
		interface Error {
			message: string;
			/** What the person can quote; the request's id in the log. Absent for expected errors such as 404. */
			reference?: string;
		}
	}
}

export {};
