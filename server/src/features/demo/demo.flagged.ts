import type { Types } from 'mongoose';
import type { Comment } from '../comments/comments.model';
import type { Idea } from '../ideas/ideas.model';
import { type Flag, type FlaggedThing, flagKey } from '../moderation/moderation.model';
import { demoContent } from './content';
import type { DemoFlagged } from './content/types';
import { type Calendar, idAt } from './demo.calendar';

/** Since when something is hidden, and why; nothing where everybody sees it. */
export function hidingOf({ at }: Calendar, kind: DemoFlagged['kind'], key: string) {
  const last = demoContent.flagged
    .find((one) => one.kind === kind && one.key === key)
    ?.decisions.at(-1);
  return last?.action === 'hide'
    ? { hiddenAt: at(last.daysAgo), hiddenReason: last.reason }
    : { hiddenAt: null, hiddenReason: '' };
}

interface Thing {
  _id: Types.ObjectId;
  idea: Idea;
  authorIds: Types.ObjectId[];
}

/** The rows of what is flagged, in the order of the content. */
function thingsOf(ideas: Idea[], comments: Comment[]): Thing[] {
  const ideaOf = new Map(demoContent.ideas.map(({ key }, i) => [key, ideas[i]]));
  const commentOf = new Map(demoContent.comments.map(({ key }, i) => [key, comments[i]]));
  const byId = new Map(ideas.map((row) => [String(row._id), row]));
  return demoContent.flagged.map(({ kind, key }) => {
    const comment = kind === 'comment' ? commentOf.get(key) : undefined;
    const idea = kind === 'idea' ? ideaOf.get(key) : byId.get(String(comment?.ideaId));
    if (!idea) throw new Error(`The demo company has no ${kind} "${key}".`);
    const authors = comment ? [comment.authorId] : [idea.authorId, ...idea.coAuthorIds];
    return { _id: comment?._id ?? idea._id, idea, authorIds: authors.flatMap((id) => id ?? []) };
  });
}

const counted = (flags: DemoFlagged['flags']): FlaggedThing['reasons'] => {
  const reasons: FlaggedThing['reasons'] = {};
  for (const { reason } of flags) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return reasons;
};

/** What was flagged, by whom and why, and what moderators decided. */
export function moderationRows({ person, at }: Calendar, ideas: Idea[], comments: Comment[]) {
  const things = thingsOf(ideas, comments);
  const all = demoContent.flagged.map((written, i) => {
    const thing = things[i];
    if (!thing) throw new Error(`The demo company has no "${written.key}".`);
    return { ...written, thing };
  });
  return {
    flags: all.flatMap(({ kind, flags, thing: { _id } }) =>
      flags.map(({ by, reason, note, daysAgo }): Flag => {
        const userId = person(by);
        const key = flagKey(String(_id), String(userId));
        return { _id: key, kind, targetId: _id, userId, reason, note, at: at(daysAgo) };
      }),
    ),
    flagged: all.map(({ kind, flags, decisions, thing }): FlaggedThing => {
      const last = decisions.at(-1);
      return {
        _id: thing._id,
        kind,
        ideaId: thing.idea._id,
        authorIds: thing.authorIds,
        state: last ? (last.action === 'hide' ? 'hidden' : 'settled') : 'waiting',
        openedAt: at(flags[0]?.daysAgo ?? 0),
        flags: last ? 0 : flags.length,
        reasons: last ? {} : counted(flags),
        edited: false,
        rev: 1 + decisions.length,
      };
    }),
    moderations: all.flatMap(({ kind, flags, decisions, thing }) =>
      decisions.map(({ action, by, reason, daysAgo }) => ({
        _id: idAt(at(daysAgo)),
        kind,
        targetId: thing._id,
        ideaId: thing.idea._id,
        action,
        reason,
        byId: person(by),
        flags: flags.length,
        at: at(daysAgo),
      })),
    ),
  };
}
