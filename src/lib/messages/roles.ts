/** The names of the roles. */
import type { Role } from '../accounts/roles.ts';

export const roleName: Record<Role, string> = {
	member: 'Medlem',
	keyPerson: 'Nøgleperson',
	steering: 'Medlem af styregruppen',
	voluntary: 'Frivillig delegeret',
	coordinator: 'Faglig tovholder'
};
