import * as z from 'zod/mini';
import { askKinds } from '../askKinds';
import { categoryRef } from '../categories/categories.schemas';
import { id, instant, line, text } from '../http/fields';
import { ideaStage, projectStage } from '../stages';
import { personRef } from '../users/users.schemas';
import { ideaClock, pinnedReply, replyOnCard } from './answering.schemas';
import { coAuthoring } from './coAuthors.schemas';
import { extensionView } from './extensions.schemas';

export const ideaTitle = line(5, 140);
export const ideaBody = text(0, 10_000);
/** The customer or colleague group that it would help; empty where nobody said. */
export const ideaBeneficiary = line(0, 120);

export const newIdea = z.strictObject({
  title: ideaTitle,
  body: z._default(ideaBody, ''),
  categoryId: id,
  beneficiary: z._default(ideaBeneficiary, ''),
  /** The draft that it was: it is removed with that, and posting it again gives the same idea. */
  draftId: z.optional(id),
  /** Files that were sent before and wait, in this order. */
  attachmentIds: z._default(z.array(id).check(z.maxLength(30)), []),
});

/** `contentRev` is the one that was read; an edit of something newer is refused with what changed. */
export const ideaPatch = z.strictObject({
  title: z.optional(ideaTitle),
  body: z.optional(ideaBody),
  categoryId: z.optional(id),
  beneficiary: z.optional(ideaBeneficiary),
  contentRev: z.optional(z.int().check(z.gte(1))),
});

/** The stages that a decision may lead to; promotion has its own call, since it makes a project. */
export const decidableStages = ['in_review', 'declined', 'open'] as const;
export type DecidableStage = (typeof decidableStages)[number];

export const newDecision = z.strictObject({
  stage: z.enum(decidableStages),
  /** Voters read it. A decline must have one. */
  reason: z._default(text(0, 2_000), ''),
  /** "We would look again if …" */
  revisitIf: z._default(text(0, 500), ''),
});

/** To whom an idea is handed on: a manager; `reason` is told to them. */
export const handOn = z.strictObject({ personId: id, reason: z._default(text(0, 500), '') });

/** Why an idea was archived or revived by hand; voters read it. */
export const archiveReason = z.strictObject({ reason: text(1, 2_000) });

/**
 * A stage change by someone entitled to it. `by` is null where it came with an import, or where the
 * house did it by `rule`: nothing happened for so many days, or a vote or a comment came.
 */
export const decisionView = z.object({
  id,
  from: ideaStage,
  to: ideaStage,
  reason: z.string(),
  revisitIf: z.string(),
  by: z.nullable(personRef),
  at: instant,
  rule: z.nullable(z.object({ kind: z.enum(['silence', 'activity']), days: z.nullable(z.int()) })),
});
export type DecisionView = z.output<typeof decisionView>;

/** What everybody sees alike on a card; live messages carry parts of it. */
export const ideaFacts = z.object({
  id,
  title: z.string(),
  /** The beginning of the body without Markdown, at most 280 characters. */
  excerpt: z.string(),
  /** Null where it was imported without one. */
  author: z.nullable(personRef),
  /** Who wrote it together with its author, in the order in which they joined. */
  coAuthors: z.array(personRef),
  category: categoryRef,
  stage: ideaStage,
  postedAt: instant,
  editedAt: z.nullable(instant),
  /** Net votes, with what an import brought along; null while they are hidden from this viewer. */
  votes: z.nullable(z.int()),
  commentCount: z.int(),
  /** The kinds of what it asks for now; nothing where it is decided. */
  openAsks: z.array(z.enum(askKinds)),
  /** The project it was promoted to. */
  projectId: z.nullable(id),
  /** Who must answer it. */
  steward: personRef,
  clock: ideaClock,
  officialReply: z.nullable(replyOnCard),
  /** Its category takes questions, which colleagues answer. */
  isQuestion: z.boolean(),
  /** The accepted answer to it. */
  solution: z.nullable(z.object({ commentId: id, author: z.nullable(personRef) })),
  /** Counts coalesced changes that everyone may see; a gap in live messages means: fetch again. */
  liveRev: z.int(),
});
export type IdeaFacts = z.output<typeof ideaFacts>;

/** One of the ideas that were merged into another, as that one's page lists them. */
export const mergedIdea = z.object({
  id,
  /** Empty where it was deleted. */
  title: z.string(),
  author: z.nullable(personRef),
  postedAt: instant,
  /**
   * What its own page counted: everybody who voted there, whether or not they vote here as well; null
   * where counts are hidden from this viewer.
   */
  votes: z.nullable(z.int()),
  /** Into which it was merged itself: the page that lists it, or another of the list. */
  into: id,
  mergedAt: instant,
  by: z.nullable(personRef),
  reason: z.string(),
  abilities: z.object({ undo: z.boolean() }),
});
export type MergedIdea = z.output<typeof mergedIdea>;

export const ideaAbilities = z.object({
  edit: z.boolean(),
  /** Take comments into it, and say what it needs. */
  grow: z.boolean(),
  restoreRevision: z.boolean(),
  inviteCoAuthor: z.boolean(),
  delete: z.boolean(),
  comment: z.boolean(),
  /** Write a staff note. */
  note: z.boolean(),
  vote: z.boolean(),
  /** Stages the viewer may decide for, now. */
  decide: z.array(z.enum(decidableStages)),
  promote: z.boolean(),
  flag: z.boolean(),
  archive: z.boolean(),
  revive: z.boolean(),
  /** Hand it on to another steward. */
  handOn: z.boolean(),
  /** Write, replace or take back the official reply. */
  reply: z.boolean(),
  /** Merge it into another. */
  merge: z.boolean(),
  /** Take it out of the one that it was merged into. */
  undoMerge: z.boolean(),
});
export type IdeaAbilities = z.output<typeof ideaAbilities>;

/** One person's stand: 1, or 0 when taken back. */
export const voteValue = z.union([z.literal(0), z.literal(1)]);
export type VoteValue = z.output<typeof voteValue>;

/** Where in a text the words that were looked for stand, in UTF-16 units. */
const marks = z.array(z.tuple([z.int(), z.int()]));

/** A part of a body, of the official reply or of a comment, with what was looked for in it. */
export const snippet = z.object({
  text: z.string(),
  marks,
  commentId: z.nullable(id),
  inReply: z.boolean(),
});
export type Snippet = z.output<typeof snippet>;

/** A row of the feed. */
export const ideaCard = z.extend(ideaFacts, {
  /** In an answer to `q`: what was found. `snippet` is null where it is the title alone. */
  hit: z.optional(z.object({ title: marks, snippet: z.nullable(snippet) })),
  /** It has one of the slots of Hot that are kept for ideas which few have seen. */
  needsEyes: z.boolean(),
  myVote: voteValue,
  mine: z.boolean(),
  abilities: z.object({ vote: z.boolean() }),
});
export type IdeaCard = z.output<typeof ideaCard>;

/** An idea's page. A deleted one with comments is a tombstone: empty texts and `deletedAt`. */
export const ideaView = z.extend(ideaFacts, {
  body: z.string(),
  beneficiary: z.string(),
  coAuthoring,
  contentRev: z.int(),
  myVote: voteValue,
  mine: z.boolean(),
  /** Whether the viewer follows it. */
  following: z.boolean(),
  /** Its news reach me no more. */
  muted: z.boolean(),
  /** What `officialReply` says in full. */
  pinned: z.nullable(pinnedReply),
  /** How many official replies were replaced or taken back. */
  earlierReplies: z.int(),
  /** When it will be archived unless somebody votes or comments; null while that is not near. */
  archivesAt: z.nullable(instant),
  decisions: z.array(decisionView),
  /** Comments that were taken into it, the first first. */
  extensions: z.array(extensionView),
  project: z.nullable(z.object({ id, title: z.string(), stage: projectStage })),
  /** Where its votes and its talk are now: clients go there. */
  mergedInto: z.nullable(z.object({ id, title: z.string() })),
  /** Everything that was merged into it, the earliest first. */
  mergedFrom: z.array(mergedIdea),
  deletedAt: z.nullable(instant),
  /** Only its authors and moderators see it; `reason` is empty until a moderator has looked. */
  hidden: z.nullable(z.object({ at: instant, reason: z.string() })),
  abilities: ideaAbilities,
});
export type IdeaView = z.output<typeof ideaView>;
