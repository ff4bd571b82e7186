import { AppError } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { type QueryFilter, Types } from 'mongoose';
import { transact } from '../../database/connection';
import { type Job, nextNight } from '../../jobs/jobs';
import { settings } from '../settings/settings.service';
import type { DecisionRule } from './decisions.model';
import { decideIn } from './decisions.service';
import { excerptOf } from './excerpt';
import { type Idea, IdeaRow, ideaState } from './ideas.model';
import { ideas } from './ideas.service';
import { routedAgain } from './stewards';

const DAY_MS = 24 * 60 * 60_000;
const BATCH = 200;

interface Move {
  actorId: string | null;
  to: 'open' | 'in_review' | 'archived';
  reason: string;
  rule?: DecisionRule;
}

/** @param only what must still hold of the idea when it is moved */
async function move(
  idea: Idea,
  { actorId, to, reason, rule }: Move,
  only: QueryFilter<Idea> = {},
): Promise<void> {
  const routed = await routedAgain(idea, to);
  const byId = actorId === null ? null : new Types.ObjectId(actorId);
  await transact(async (tx) => {
    const decision = { to, reason, revisitIf: '', byId, ...(rule ? { rule } : {}) };
    await decideIn(tx, idea, decision, routed, only);
    await tx.record({
      kind: 'idea.decided',
      actorId,
      data: {
        ideaId: String(idea._id),
        ideaTitle: idea.title,
        from: idea.stage,
        to,
        reason: excerptOf(reason),
      },
    });
  });
}

/** Whether it was done; not where somebody was faster. */
async function unlessOvertaken(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'changed_meanwhile') return false;
    throw error;
  }
}

export const archive = {
  async put(actor: Actor, ideaId: string, reason: string): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    enforce(ideasPolicy.archive(actor, ideaState(idea)));
    await move(idea, { actorId: actor.id, to: 'archived', reason });
  },

  async revive(
    actor: Actor,
    ideaId: string,
    reason: string,
    to: 'open' | 'in_review' = 'open',
  ): Promise<void> {
    const idea = await ideas.require(ideaId, actor);
    enforce(ideasPolicy.revive(actor, ideaState(idea)));
    await move(idea, { actorId: actor.id, to, reason });
  },
};

/** A vote or a comment has come to an archived idea: it is open again, however many come at once. */
export async function reviveByActivity(ideaId: Types.ObjectId): Promise<void> {
  const idea = await IdeaRow.findById(ideaId).lean();
  if (idea?.stage !== 'archived' || idea.deletedAt) return;
  const rule: DecisionRule = { kind: 'activity', days: null };
  await unlessOvertaken(move(idea, { actorId: null, to: 'open', reason: '', rule }));
}

interface SilenceRule {
  afterDays: number;
  warnDays: number;
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

/** When a silent idea is archived that was warned of; null while it was not. */
export function archivesAt(
  idea: Pick<Idea, 'activityAt' | 'warnedAt'>,
  { afterDays, warnDays }: SilenceRule,
): Date | null {
  if (!idea.warnedAt) return null;
  const silent = idea.activityAt.getTime() + afterDays * DAY_MS;
  return new Date(Math.max(silent, idea.warnedAt.getTime() + warnDays * DAY_MS));
}

/** Works off all ideas that fit, the longest silent first; each leaves the condition when done. */
async function eachSilent(
  condition: QueryFilter<Idea>,
  stopped: () => boolean,
  work: (idea: Idea) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (;;) {
    const rows = await IdeaRow.find({ stage: 'open', listed: true, ...condition })
      .sort({ activityAt: 1, _id: 1 })
      .limit(BATCH)
      .lean();
    const before = done;
    for (const row of rows) {
      if (stopped()) return done;
      if (await work(row)) done += 1;
    }
    if (rows.length < BATCH || done === before) return done;
  }
}

/**
 * Warns of open ideas to which nothing has happened for long, once for each time of silence, and
 * archives those that stayed silent after it. Each in a transaction of its own, so it may be broken
 * off and repeated at any moment.
 */
export async function archiveSilent(
  { afterDays, warnDays }: SilenceRule,
  stopped = () => false,
  now = new Date(),
): Promise<{ warned: number; archived: number }> {
  const isDue = {
    activityAt: { $lte: daysBefore(now, afterDays) },
    warnedAt: { $lte: daysBefore(now, warnDays) },
  };
  const archived = await eachSilent(isDue, stopped, (idea) => {
    const rule: DecisionRule = { kind: 'silence', days: afterDays };
    return unlessOvertaken(move(idea, { actorId: null, to: 'archived', reason: '', rule }, isDue));
  });
  const isSilent = { activityAt: { $lte: daysBefore(now, afterDays - warnDays) }, warnedAt: null };
  const warned = await eachSilent(isSilent, stopped, ({ _id, title }) =>
    transact(async ({ session, record }) => {
      const marked = await IdeaRow.updateOne(
        { _id, stage: 'open', listed: true, ...isSilent },
        { $set: { warnedAt: now } },
        { session },
      );
      if (marked.modifiedCount === 0) return false;
      const data = { ideaId: String(_id), ideaTitle: title };
      await record({ kind: 'idea.silent', actorId: null, data });
      return true;
    }),
  );
  return { warned, archived };
}

/** Every night, by the administrator's rule. */
export const nightlyArchive: Job = {
  name: 'ideas.archive',
  next: (now) => nextNight(now, 3),
  async work(stopped) {
    const { enabled, ...rule } = (await settings.get()).archive;
    if (enabled) await archiveSilent(rule, stopped);
  },
};
