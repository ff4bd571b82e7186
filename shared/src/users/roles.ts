/**
 * Every role with what it may do. A further role is one more line here: schemas, policies, the
 * client's choices and the authorisation test all read this table.
 */
export const roleCapabilities = {
  member: [],
  moderator: ['moderate'],
  manager: ['decide', 'runProjects', 'moderate', 'runDemo'],
  administrator: ['decide', 'runProjects', 'moderate', 'runDemo', 'administer'],
} as const satisfies Record<string, readonly string[]>;

export type Role = keyof typeof roleCapabilities;
export type Capability = (typeof roleCapabilities)[Role][number];

export const roles = Object.keys(roleCapabilities) as [Role, ...Role[]];

/** Who is asking: all that a policy may know of a person. */
export interface Actor {
  id: string;
  role: Role;
}

export const has = (actor: Pick<Actor, 'role'>, capability: Capability): boolean =>
  (roleCapabilities[actor.role] as readonly Capability[]).includes(capability);
