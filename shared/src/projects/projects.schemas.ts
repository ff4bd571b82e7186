import * as z from 'zod/mini';
import { id, instant, line, money, text } from '../http/fields';
import { projectStage } from '../stages';
import { personRef } from '../users/users.schemas';

/** The stages a project moves between; shutting down asks for lessons and has its own call. */
export const movableStages = ['proposed', 'funded', 'in_progress', 'pilot', 'shipped'] as const;
export type MovableStage = (typeof movableStages)[number];

const title = line(5, 140);

export const newProject = z.strictObject({
  title,
  /** The idea's author unless told; required where the idea has none. */
  ownerId: z.optional(id),
  /** Who promotes, unless told. */
  sponsorId: z.optional(id),
  budget: z.optional(z.nullable(money)),
});

export const projectPatch = z.strictObject({
  title: z.optional(title),
  ownerId: z.optional(id),
  sponsorId: z.optional(id),
  budget: z.optional(z.nullable(money)),
  contentRev: z.optional(z.int().check(z.gte(1))),
});

export const projectMove = z.strictObject({
  to: z.enum(movableStages),
  reason: z._default(text(0, 1_000), ''),
});

export const projectShutdown = z.strictObject({ reason: text(1, 2_000), lessons: text(1, 5_000) });

export const newUpdate = z.strictObject({ body: text(1, 5_000) });

export const projectStep = z.object({
  from: z.nullable(projectStage),
  to: projectStage,
  reason: z.string(),
  by: z.nullable(personRef),
  at: instant,
});

export const updateView = z.object({
  id,
  projectId: id,
  author: personRef,
  body: z.string(),
  postedAt: instant,
});
export type UpdateView = z.output<typeof updateView>;

/** What everybody sees alike: a card of the board. */
export const projectFacts = z.object({
  id,
  title: z.string(),
  stage: projectStage,
  stageSince: instant,
  owner: personRef,
  sponsor: personRef,
  budget: z.nullable(money),
  idea: z.object({ id, title: z.string() }),
  createdAt: instant,
  updateCount: z.int(),
  contentRev: z.int(),
  liveRev: z.int(),
});
export type ProjectFacts = z.output<typeof projectFacts>;

export const projectAbilities = z.object({
  edit: z.boolean(),
  moveTo: z.array(z.enum(movableStages)),
  shutDown: z.boolean(),
  postUpdate: z.boolean(),
});

export const projectCard = z.extend(projectFacts, { abilities: projectAbilities });
export type ProjectCard = z.output<typeof projectCard>;

export const projectView = z.extend(projectFacts, {
  /** Every stage it went through, oldest first. */
  steps: z.array(projectStep),
  shutdown: z.nullable(
    z.object({ reason: z.string(), lessons: z.string(), by: z.nullable(personRef), at: instant }),
  ),
  abilities: projectAbilities,
});
export type ProjectView = z.output<typeof projectView>;
