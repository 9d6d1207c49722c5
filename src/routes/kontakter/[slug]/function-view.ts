/** What the page's title says of a function. */
import type { Answer } from '../../../lib/directory/answer.ts';
import { contactName } from '../../../lib/messages/contact.ts';
import { titleCall, titleClosed, titleNobody, titleWrite } from '../../../lib/messages/find.ts';
import { firstContact } from '../../find/answer-view.ts';

/** "Ring 95 11 00 02 · Udskrivningskoordinator, Gribskov Kommune": the answer before the question. */
export function titleOf(answer: Answer): string {
	const name = contactName(answer.function);
	const first = firstContact(answer.callFirst, answer.fallbacks, answer);
	if (!first) return answer.opensAt ? titleClosed(name) : titleNobody(name);
	const { kind, display } = first.channel;
	return kind === 'phone' ? titleCall(display, name) : titleWrite(display, name);
}
