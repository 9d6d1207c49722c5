/** What the page's title says of a function. */
import type { FunctionPage } from '../../../lib/directory/function-page.ts';
import { contactName } from '../../../lib/messages/contact.ts';
import { titleCall, titleClosed, titleNobody, titleWrite } from '../../../lib/messages/find.ts';
import { firstContact } from '../../../lib/directory/answer-view.ts';

/** "Ring 95 11 00 02 · Udskrivningskoordinator, Gribskov Kommune": the answer before the question. */
export function titleOf({ answer, acuteNumber }: FunctionPage, at: Date): string {
	const name = contactName(answer.function);
	// A number to pass on is nobody's to call first.
	if (acuteNumber?.audience === 'citizens') return name;
	const first = firstContact(answer.callFirst, answer.fallbacks, answer);
	if (!first) return answer.opensAt ? titleClosed(name, at) : titleNobody(name);
	const { kind, display } = first.channel;
	return kind === 'phone' ? titleCall(display, name) : titleWrite(display, name);
}
