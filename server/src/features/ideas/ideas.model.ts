import type { AskKind } from '@leaven/shared/askKinds';
import type { IdeaState } from '@leaven/shared/ideas/ideas.policy';
import { type IdeaStage, ideaStages } from '@leaven/shared/stages';
import { model, Schema, type Types } from 'mongoose';
import { nameKeyOf } from '../users/users.model';
import { excerptOf } from './excerpt';
import { scoresOf } from './scores';
import { titleWordsOf } from './words';

interface Answer {
  at: Date;
  days: number;
}

interface ReplyOnCard {
  id: Types.ObjectId;
  excerpt: string;
  byId: Types.ObjectId;
  at: Date;
}

export interface Idea {
  _id: Types.ObjectId;
  title: string;
  body: string;
  excerpt: string;
  beneficiary: string;
  /** `beneficiary` folded, to find all ideas for the same people; null where nobody said. */
  beneficiaryKey: string | null;
  /** The title's words as they are compared, by whose beginnings it is found. */
  titleWords: string[];
  /** Null where an import named none. */
  authorId: Types.ObjectId | null;
  /** Whom its text has spoken to: they are not told again. */
  mentionedIds?: Types.ObjectId[];
  /** Those of `co-authors.model.ts` who accepted, for the policies; at most ten. */
  coAuthorIds: Types.ObjectId[];
  /** They and who was invited: guards how many there may be. */
  coAuthorSeats: number;
  categoryId: Types.ObjectId;
  /** Campaigns are yet to come. */
  campaignId: Types.ObjectId | null;
  /** Who must answer it: its category's steward, or whom it was handed on to. Never nobody. */
  stewardId: Types.ObjectId;
  /** Somebody handed it on by hand, so it stays where it is when its category gets another steward. */
  handedOn: boolean;
  /** When its clock began to run; null where none ever did: it came with an import. */
  clockFrom: Date | null;
  /** By when an answer is due: while its clock runs. Written by `answering.ts`. */
  dueAt: Date | null;
  /** When somebody is to be reminded next, and how far the reminding has come. */
  remindAt: Date | null;
  reminded: number;
  /** When it was first answered, after how many working days. */
  answer: Answer | null;
  /** The official reply that counts now, as cards show it. */
  officialReply: ReplyOnCard | null;
  /** The accepted answer, where it is a question; written by `answers.service.ts`. */
  solution: { commentId: Types.ObjectId; authorId: Types.ObjectId | null } | null;
  /** Official replies that were replaced or taken back. */
  earlierReplies: number;
  stage: IdeaStage;
  postedAt: Date;
  editedAt: Date | null;
  /** When it was posted, or a vote or comment last changed its counts. */
  activityAt: Date;
  /** When its people were told that it will be archived; null again once something has happened. */
  warnedAt: Date | null;
  /** Net votes: rows plus `importedVotes`. A projection; `tally.ts` recounts it. */
  votes: number;
  importedVotes: number;
  commentCount: number;
  /** The kinds of its open asks. A projection, written with each change of them. */
  openAsks: AskKind[];
  /** How often it was seen: rows plus `earlierImpressions`. A projection; `impressions.ts` recounts it. */
  impressions: number;
  /** Impressions without rows: assumed of an import, or of days whose rows are gone. */
  earlierImpressions: number;
  /** The last day of which the rows are part of `earlierImpressions`; '' for none. */
  impressionsFoldedTo: string;
  /** Scores of the feed's orders, by `scores.ts`. */
  hot: number;
  top: number;
  eyes: number;
  /** Shown in the feed where no stage is asked for. */
  listed: boolean;
  projectId: Types.ObjectId | null;
  /** What it was merged into, the nearest first; the last is where its votes and talk are now. */
  mergedInto: Types.ObjectId[];
  /** Everything that was merged into it, by however many steps; at most `MOST_MERGED`. */
  mergedFrom: Types.ObjectId[];
  contentRev: number;
  liveRev: number;
  /** Since when only its authors and moderators see it. */
  hiddenAt: Date | null;
  /** Why, for its authors; empty until a moderator has said so. */
  hiddenReason: string;
  deletedAt: Date | null;
  deletedById: Types.ObjectId | null;
  /** The texts were wiped after the time for undoing had passed. */
  purged: boolean;
  /** Set before a vote or comment is written; whoever finds it later recounts. */
  dirtyAt: Date | null;
  /** Names the row of an import, so that repeating it adds nothing. */
  externalId?: string;
}

const id = Schema.Types.ObjectId;
const answer = new Schema<Answer>({ at: Date, days: Number }, { _id: false });
const replyOnCard = new Schema<ReplyOnCard>(
  { id, excerpt: String, byId: id, at: Date },
  { _id: false, id: false },
);
const schema = new Schema<Idea>(
  {
    title: { type: String, default: '' },
    body: { type: String, default: '' },
    excerpt: { type: String, default: '' },
    beneficiary: { type: String, default: '' },
    beneficiaryKey: { type: String, default: null },
    titleWords: { type: [String], default: [] },
    authorId: { type: id, default: null },
    mentionedIds: { type: [id], default: undefined },
    coAuthorIds: { type: [id], default: [] },
    coAuthorSeats: { type: Number, default: 0 },
    categoryId: { type: id, required: true },
    campaignId: { type: id, default: null },
    stewardId: { type: id, required: true },
    handedOn: { type: Boolean, default: false },
    clockFrom: { type: Date, default: null },
    dueAt: { type: Date, default: null },
    remindAt: { type: Date, default: null },
    reminded: { type: Number, default: 0 },
    answer: { type: answer, default: null },
    officialReply: { type: replyOnCard, default: null },
    solution: { type: new Schema({ commentId: id, authorId: id }, { _id: false }), default: null },
    earlierReplies: { type: Number, default: 0 },
    stage: { type: String, enum: ideaStages, required: true },
    postedAt: { type: Date, required: true },
    editedAt: { type: Date, default: null },
    activityAt: { type: Date, required: true },
    warnedAt: { type: Date, default: null },
    votes: { type: Number, default: 0 },
    importedVotes: { type: Number, default: 0 },
    commentCount: { type: Number, default: 0 },
    openAsks: { type: [String], default: [] },
    impressions: { type: Number, default: 0 },
    earlierImpressions: { type: Number, default: 0 },
    impressionsFoldedTo: { type: String, default: '' },
    hot: { type: Number, required: true },
    top: { type: Number, required: true },
    eyes: { type: Number, required: true },
    listed: { type: Boolean, required: true },
    projectId: { type: id, default: null },
    mergedInto: { type: [id], default: [] },
    mergedFrom: { type: [id], default: [] },
    contentRev: { type: Number, default: 1 },
    liveRev: { type: Number, default: 1 },
    hiddenAt: { type: Date, default: null },
    hiddenReason: { type: String, default: '' },
    deletedAt: { type: Date, default: null },
    deletedById: { type: id, default: null },
    purged: { type: Boolean, default: false },
    dirtyAt: { type: Date, default: null },
    externalId: { type: String },
  },
  { versionKey: false },
);
// The feed's orders, alone and within a category or a stage. The rare combinations (a category and
// a stage, a window of Top) filter along these.
schema.index({ listed: 1, hot: -1, _id: -1 });
schema.index({ listed: 1, postedAt: -1, _id: -1 });
schema.index({ listed: 1, top: -1, _id: -1 });
schema.index({ listed: 1, eyes: -1, _id: -1 });
schema.index({ categoryId: 1, listed: 1, hot: -1, _id: -1 });
schema.index({ categoryId: 1, listed: 1, postedAt: -1, _id: -1 });
schema.index({ categoryId: 1, listed: 1, top: -1, _id: -1 });
schema.index({ categoryId: 1, listed: 1, eyes: -1, _id: -1 });
schema.index({ stage: 1, hot: -1, _id: -1 });
schema.index({ stage: 1, top: -1, _id: -1 });
schema.index({ stage: 1, postedAt: 1, _id: 1 });
schema.index({ authorId: 1, postedAt: -1, _id: -1 });
// What waits for one person, oldest first.
schema.index({ stewardId: 1, listed: 1, postedAt: 1, _id: 1 });
// What is due or late, of one person and of all, and who is to be reminded.
schema.index(
  { stewardId: 1, listed: 1, dueAt: 1, _id: 1 },
  { partialFilterExpression: { dueAt: { $type: 'date' } } },
);
schema.index(
  { listed: 1, dueAt: 1, _id: 1 },
  { partialFilterExpression: { dueAt: { $type: 'date' } } },
);
schema.index(
  { listed: 1, remindAt: 1, _id: 1 },
  { partialFilterExpression: { remindAt: { $type: 'date' } } },
);
// Few ideas have an official reply; other orders sort those few.
schema.index(
  { hot: -1, _id: -1 },
  { partialFilterExpression: { 'officialReply.at': { $type: 'date' } } },
);
// Few ideas ask for a thing at a time, or would help the same people; other orders sort those few.
schema.index({ openAsks: 1, listed: 1, hot: -1, _id: -1 });
schema.index(
  { beneficiaryKey: 1, listed: 1, hot: -1, _id: -1 },
  { partialFilterExpression: { beneficiaryKey: { $type: 'string' } } },
);
// What has been silent the longest.
schema.index({ stage: 1, activityAt: 1, _id: 1 });
schema.index(
  { campaignId: 1, hot: -1, _id: -1 },
  { partialFilterExpression: { campaignId: { $type: 'objectId' } } },
);
// English stems, and every other language by its words as they are written. No field chooses one.
schema.index(
  { title: 'text', body: 'text' },
  {
    name: 'text',
    weights: { title: 8, body: 1 },
    default_language: 'english',
    language_override: 'textLanguage',
  },
);
schema.index({ titleWords: 1 });
schema.index({ dirtyAt: 1 }, { partialFilterExpression: { dirtyAt: { $type: 'date' } } });
schema.index(
  { externalId: 1 },
  { unique: true, partialFilterExpression: { externalId: { $type: 'string' } } },
);
schema.index({ deletedAt: 1 }, { partialFilterExpression: { deletedAt: { $type: 'date' } } });

export const IdeaRow = model('Idea', schema, 'ideas');

/** What the policies need to know. */
export const ideaState = (
  idea: Pick<Idea, 'stage' | 'authorId' | 'coAuthorIds' | 'deletedAt' | 'hiddenAt' | 'mergedFrom'>,
): IdeaState => ({
  stage: idea.stage,
  authorId: idea.authorId === null ? null : String(idea.authorId),
  coAuthorIds: idea.coAuthorIds.map(String),
  deleted: idea.deletedAt !== null,
  // Rows from before there was hiding have no such field.
  hidden: idea.hiddenAt != null,
  hasMerged: idea.mergedFrom.length > 0,
});

/** What everybody may see; every list, search and count of ideas asks for it. */
export const shownToAll = { deletedAt: null, hiddenAt: null } as const;

/** An idea with what was merged into it: votes, comments and followers are read over this set. */
export type MergedSet = Pick<Idea, '_id' | 'mergedFrom'>;
export const idsOf = ({ _id, mergedFrom }: MergedSet): [Types.ObjectId, ...Types.ObjectId[]] => [
  _id,
  ...mergedFrom,
];

const LISTED: ReadonlySet<IdeaStage> = new Set(['open', 'in_review', 'promoted']);
/** Declined, merged and archived ideas are found by stage, not among what is alive. */
export const isListed = (stage: IdeaStage, deletedAt: Date | null, hiddenAt: Date | null) =>
  deletedAt === null && hiddenAt == null && LISTED.has(stage);

/** "Night  Bakers" and "night bakers" are the same people. */
export const beneficiaryKeyOf = (beneficiary: string): string | null =>
  nameKeyOf(beneficiary).trim().replace(/\s+/g, ' ') || null;

type Words = Pick<Idea, 'title' | 'body' | 'beneficiary'>;
/** What is kept of the words beside them. */
export const derivedFrom = ({ title, body, beneficiary }: Words) => ({
  excerpt: excerptOf(body),
  titleWords: titleWordsOf(title),
  beneficiaryKey: beneficiaryKeyOf(beneficiary),
});

/** What an idea begins with, unless told. What follows from the rest is in `newIdeaRow`. */
const untouched = {
  campaignId: null,
  beneficiary: '',
  stage: 'open',
  handedOn: false,
  clockFrom: null,
  dueAt: null,
  remindAt: null,
  reminded: 0,
  answer: null,
  officialReply: null,
  solution: null,
  earlierReplies: 0,
  coAuthorIds: [],
  coAuthorSeats: 0,
  mergedInto: [],
  mergedFrom: [],
  editedAt: null,
  warnedAt: null,
  votes: 0,
  importedVotes: 0,
  commentCount: 0,
  openAsks: [],
  impressions: 0,
  earlierImpressions: 0,
  impressionsFoldedTo: '',
  projectId: null,
  contentRev: 1,
  liveRev: 1,
  hiddenAt: null,
  hiddenReason: '',
  deletedAt: null,
  deletedById: null,
  purged: false,
  dirtyAt: null,
} satisfies Partial<Idea>;

type Known = Pick<
  Idea,
  '_id' | 'title' | 'body' | 'authorId' | 'categoryId' | 'stewardId' | 'postedAt'
>;

/**
 * A whole row from what is known of an idea; whoever writes one makes it here.
 * @param halfLifeDays of Hot, as `currentHalfLife` tells
 */
export function newIdeaRow(halfLifeDays: number, idea: Known & Partial<Idea>): Idea {
  const row = { ...untouched, activityAt: idea.postedAt, ...idea };
  return {
    ...row,
    ...derivedFrom(row),
    ...scoresOf(row, halfLifeDays),
    listed: isListed(row.stage, row.deletedAt, row.hiddenAt),
  };
}
