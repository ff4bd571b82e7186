import { AppError, conflict, invalidField } from '@leaven/shared/http/errors';
import type { BulkChange, BulkResult } from '@leaven/shared/moderation/bulk.api';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { categories } from '../categories/categories.service';
import { archive } from '../ideas/archive';
import { type Decision, DecisionRow } from '../ideas/decisions.model';
import { ideas } from '../ideas/ideas.service';
import { moveIdea } from '../ideas/move';
import { merging } from '../merging/merging.service';

type Step = (ideaId: string) => Promise<unknown>;

/** The latest decision about an idea, where this person took it. */
async function ownLast(actor: Actor, ideaId: string): Promise<Decision | null> {
  const last = await DecisionRow.findOne({ ideaId: new Types.ObjectId(ideaId) })
    .sort({ at: -1 })
    .lean();
  return last?.byId && String(last.byId) === actor.id ? last : null;
}

const away = new Set<Decision['to']>(['archived', 'declined']);

/** What an undoing leaves: it is repeated where its answer was lost. */
const isTakenBack = ({ from, to }: Decision) =>
  from === 'merged' || (away.has(from) && (to === 'open' || to === 'in_review'));

/** Takes back what this person last did to an idea, if nobody has decided about it since. */
async function takeBack(actor: Actor, ideaId: string): Promise<void> {
  const last = await ownLast(actor, ideaId);
  if (last && isTakenBack(last)) return;
  const stage = last?.from === 'in_review' ? 'in_review' : 'open';
  if (last?.to === 'merged') return merging.undo(actor, ideaId);
  if (last?.to === 'archived') return archive.revive(actor, ideaId, '', stage);
  if (last?.to === 'declined')
    return ideas.decide(actor, ideaId, { stage, reason: '', revisitIf: '' });
  throw conflict('nothing_to_undo', 'Somebody has done something else to it since.');
}

/** What is to be done to each. @throws AppError that names what the change lacks */
async function stepOf(
  actor: Actor,
  { action, categoryId, into, reason }: BulkChange,
): Promise<Step> {
  if (action === 'undo') return (ideaId) => takeBack(actor, ideaId);
  if (action === 'move') {
    if (!categoryId) throw invalidField('categoryId', 'required', 'Say which category.');
    const category = await categories.requireOpen(categoryId);
    return (ideaId) => moveIdea(actor, ideaId, category);
  }
  if (action === 'merge') {
    if (!into) throw invalidField('into', 'required', 'Say which idea stays.');
    return (ideaId) => merging.merge(actor, ideaId, { into, reason });
  }
  if (reason === '') throw invalidField('reason', 'required', 'Say why: voters read it.');
  const to = action === 'archive' ? 'archived' : 'declined';
  const put: Step =
    action === 'archive'
      ? (ideaId) => archive.put(actor, ideaId, reason)
      : (ideaId) => ideas.decide(actor, ideaId, { stage: 'declined', reason, revisitIf: '' });
  return async (ideaId) => {
    const last = await ownLast(actor, ideaId);
    // Done already, for the same reason: the answer was lost.
    if (last?.to !== to || last.reason !== reason) await put(ideaId);
  };
}

/**
 * Does one thing to many ideas, one after the other, each in a transaction of its own: what is refused
 * keeps nothing else back, and repeating it after a lost answer changes nothing.
 */
export async function changeMany(actor: Actor, change: BulkChange) {
  const step = await stepOf(actor, change);
  const results: BulkResult[] = [];
  for (const ideaId of new Set(change.ideaIds)) {
    try {
      await step(ideaId);
      results.push({ ideaId, done: true, code: null, message: null });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const { code, message } = refusalOf(error);
      results.push({ ideaId, done: false, code, message });
    }
  }
  return { results };
}

/** What is wrong with one of many is wrong with the idea, not with a field. */
const refusalOf = ({ code, message, fields }: AppError) => fields?.[0] ?? { code, message };
