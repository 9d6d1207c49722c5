/** Lines of the mail to somebody whom others have entered: what is shown of them. */
import type { ChannelKind } from '../directory/vocabulary.ts';
import { channelKind } from './contact.ts';

export const nameLine = (name: string) => `Navn: ${name}`;
export const functionLine = (name: string, organisation: string) => `Funktion: ${name}, ${organisation}`;
export const channelLine = (kind: ChannelKind, value: string) =>
	`${kind === 'phone' ? 'Telefon' : channelKind[kind]}: ${value}`;
