import type { AskKind } from '@leaven/shared/askKinds';
import type { FlagReason } from '@leaven/shared/moderation/moderation.schemas';
import type { TrialAnswer } from '@leaven/shared/trials/trials.schemas';

/**
 * The shape of the demo company. Everything refers to everything else by `key`; every `daysAgo`
 * counts back from the first start and may be fractional, so the company is always freshly alive.
 */

export type DemoRole = 'member' | 'manager' | 'administrator';

export interface DemoPerson {
  /** The first name in lower case, also the local part of the email address. */
  key: string;
  name: string;
  email: string;
  role: DemoRole;
  department: string;
  title: string;
}

export interface DemoCategory {
  key: string;
  name: string;
  description: string;
  /** What to mind while writing there; most need none. */
  guidance?: string;
  /** Where its posts are questions. */
  kind?: 'questions';
  /** Key of the manager who must answer ideas in this category. */
  steward: string;
  position: number;
}

/**
 * When an idea's votes came, between its posting and its closing (or now):
 * `early` mostly within two days of posting, `steady` evenly, `recent` mostly in the last two days.
 */
type VoteHeat = 'early' | 'steady' | 'recent';

type DemoIdeaStage = 'open' | 'in_review' | 'promoted' | 'declined' | 'merged' | 'archived';

export interface DemoIdea {
  key: string;
  title: string;
  body: string;
  category: string;
  author: string;
  daysAgo: number;
  /** Follows from the idea's last decision. */
  stage: DemoIdeaStage;
  /**
   * How many colleagues voted for it. The author is never among them, nor is anybody who votes
   * for it in `work`, so that every vote cast there is a new one.
   */
  votes: number;
  heat: VoteHeat;
  /** Since when nothing has happened to it any more. */
  quietDaysAgo?: number;
  /** From the last of its earlier texts. */
  editedDaysAgo?: number;
  /** Whom it would help, where its author said so. */
  beneficiary?: string;
}

/** An idea as written down; its stage comes from the decisions, its editing from its earlier texts. */
export type AuthoredIdea = Omit<DemoIdea, 'stage' | 'editedDaysAgo'>;

export interface DemoComment {
  key: string;
  idea: string;
  parent?: string;
  author: string;
  /**
   * For a deleted comment: what it said before it was deleted. `{@mia}` names a colleague and `{#rye-last}`
   * an idea, by their keys.
   */
  body: string;
  /** What it said before it was edited. */
  was?: string;
  daysAgo: number;
  editedDaysAgo?: number;
  deletedDaysAgo?: number;
}

/** A staff note, beside the idea or on a comment or another note, by their keys. */
export interface DemoNote {
  key: string;
  idea: string;
  on?: string;
  by: string;
  daysAgo: number;
  body: string;
}

/** A comment, by its key, that the author took into the idea. */
export interface DemoExtension {
  comment: string;
  daysAgo: number;
}

export interface DemoAsk {
  idea: string;
  kind: AskKind;
  text: string;
  daysAgo: number;
  offers: { by: string; text: string; daysAgo: number }[];
  /** Who helped, where somebody did. */
  answer?: { by: string; thanks: string; daysAgo: number };
}

/** What somebody built or used already. */
export interface DemoTrial {
  idea: string;
  by: string;
  text: string;
  link?: string;
  daysAgo: number;
  answer?: { kind: TrialAnswer; by: string; text: string; daysAgo: number };
}

/** What a manager said to an idea officially. */
export interface DemoReply {
  idea: string;
  by: string;
  daysAgo: number;
  body: string;
}

export interface DemoDecision {
  idea: string;
  stage: DemoIdeaStage;
  /** Null where the house archived it by its rule; then there is no reason. */
  by: string | null;
  daysAgo: number;
  /** Only with `merged`: where its votes and its talk are now. */
  into?: string;
  reason: string;
  /** Only with `declined`: completes "We would look again if …". */
  revisitIf?: string;
}

type DemoProjectStage = 'proposed' | 'funded' | 'in_progress' | 'pilot' | 'shipped' | 'shut_down';

export interface DemoProject {
  key: string;
  idea: string;
  title: string;
  owner: string;
  sponsor: string;
  /** `amount` in minor units (cents). */
  budget: { amount: number; currency: 'EUR' };
  /** Oldest first; the first is `proposed`, at the moment of the promotion. */
  stages: { stage: DemoProjectStage; by: string; daysAgo: number; reason: string }[];
  updates: { author: string; body: string; daysAgo: number }[];
  /** Only with the stage `shut_down`, whose reason is in `stages`. */
  lessons?: string[];
}

/** What an idea said until it was edited. */
export interface DemoEdit {
  idea: string;
  /** The text before, from the one after. */
  before(now: { title: string; body: string }): { title?: string; body?: string };
  daysAgo: number;
}

export interface DemoCoAuthor {
  idea: string;
  person: string;
  daysAgo: number;
  /** Left out while the invitation has no answer. */
  acceptedDaysAgo?: number;
}

/** An idea or a comment that people have flagged, by its key, and what moderators decided. */
export interface DemoFlagged {
  kind: 'idea' | 'comment';
  key: string;
  /** Oldest first, none by a moderator. */
  flags: { by: string; reason: FlagReason; note: string; daysAgo: number }[];
  /** Oldest first. */
  decisions: { action: 'hide' | 'approve'; by: string; reason: string; daysAgo: number }[];
}

/** A text on its way to an idea, kept on the server. */
export interface DemoDraft {
  by: string;
  title: string;
  body: string;
  category?: string;
  daysAgo: number;
}

export interface DemoSavedSearch {
  by: string;
  name: string;
  q?: string;
  category?: string;
  notify: boolean;
  daysAgo: number;
  /** Ideas of which its owner was told. */
  hits: string[];
}

export interface DemoFile {
  idea: string;
  name: string;
  /** What a picture shows. */
  alt: string;
  /** Text, or a drawing in SVG that is made a picture. */
  content: string;
}

/** One live action by an invented colleague; `ideaKey` may name an idea posted earlier in `work`. */
export type DemoAction =
  | { kind: 'idea'; actor: string; key: string; category: string; title: string; body: string }
  | { kind: 'comment'; actor: string; ideaKey: string; body: string }
  | { kind: 'vote'; actor: string; ideaKey: string };

/** A comment that answered a question. */
export interface DemoAnswer {
  /** Key of the comment. */
  comment: string;
  /** Key of who accepted it, where somebody did. */
  acceptedBy?: string;
  daysAgo: number;
  workedFor: string[];
}

export interface DemoContent {
  answers: DemoAnswer[];
  people: readonly DemoPerson[];
  categories: readonly DemoCategory[];
  /** Oldest first. */
  ideas: readonly DemoIdea[];
  /** Oldest first, so a parent always comes before its replies. */
  comments: readonly DemoComment[];
  notes: readonly DemoNote[];
  extensions: readonly DemoExtension[];
  asks: readonly DemoAsk[];
  trials: readonly DemoTrial[];
  /** Oldest first within each idea. */
  replies: readonly DemoReply[];
  /** Of one idea the oldest first. */
  edits: readonly DemoEdit[];
  coAuthors: readonly DemoCoAuthor[];
  flagged: readonly DemoFlagged[];
  drafts: readonly DemoDraft[];
  savedSearches: readonly DemoSavedSearch[];
  /** Oldest first. */
  decisions: readonly DemoDecision[];
  projects: readonly DemoProject[];
  /** In the order in which they are shown. */
  files: readonly DemoFile[];
  /** In the order in which they are to happen. */
  work: readonly DemoAction[];
}
