/** The roles of DESIGN.md that exist so far; each is had in an organisation and all below it, the coordinator's in the network. */
export const roles = ['member', 'keyPerson', 'steering', 'voluntary', 'coordinator'] as const;
export type Role = (typeof roles)[number];

/** What a key person may appoint in what they keep; the rest is the coordinator's. */
export const appointableRoles: readonly Role[] = ['member', 'voluntary', 'keyPerson'];
