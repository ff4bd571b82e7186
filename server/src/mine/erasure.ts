import { AppError } from '@leaven/shared/http/errors';
import { formerColleague } from '@leaven/shared/users/leaving.schemas';
import { type Actor, has } from '@leaven/shared/users/roles';
import { transact } from '../database/connection';
import { AskRow, OfferRow } from '../features/asks/asks.model';
import { offers } from '../features/asks/offers.service';
import { AttachmentRow } from '../features/attachments/attachments.model';
import { endSessionsOf } from '../features/auth/sessions';
import { CommentRow } from '../features/comments/comments.model';
import { comments } from '../features/comments/comments.service';
import { CoAuthorRow } from '../features/ideas/co-authors.model';
import { coAuthors } from '../features/ideas/co-authors.service';
import { IdeaRow } from '../features/ideas/ideas.model';
import { ideas } from '../features/ideas/ideas.service';
import { recountImpressions } from '../features/ideas/impressions';
import { ImpressionRow } from '../features/ideas/impressions.model';
import { firstAdministrator, isLastAdministrator } from '../features/users/administrators';
import { handOver } from '../features/users/successors';
import { type User, UserRow } from '../features/users/users.model';
import type { Job } from '../jobs/jobs';
import { log } from '../log';
import { personalData } from './personal-data';
import { unname } from './unname';

const BATCH = 500;
const EVERY_MS = 10 * 60_000;

/** The process is to end: the next goes on where this one was. */
class Stopped extends Error {}

interface Work {
  user: User;
  /** The person, as the features know who acts. */
  self: Actor;
  /** @throws Stopped */
  check(): void;
}

/**
 * From here on there is no way back: nobody can sign in, and somebody else answers.
 * @returns false where it was taken back in this moment
 */
async function begin(user: User): Promise<boolean> {
  const personId = String(user._id);
  const { byId, successorId } = user.leaving ?? {};
  const begun = await transact(async ({ session, record }) => {
    const now = new Date();
    const { matchedCount } = await UserRow.updateOne(
      { _id: user._id, 'leaving.eraseAt': { $lte: now, $type: 'date' } },
      { $set: { 'leaving.begunAt': now, disabledAt: user.disabledAt ?? now } },
      { session },
    );
    if (matchedCount === 0) return false;
    await record({ kind: 'person.changed', actorId: null, data: { personId } });
    await record({ kind: 'person.disabled', actorId: null, data: { personId } });
    return true;
  });
  if (!begun) return false;
  await endSessionsOf(personId, 'disabled');
  // What came after they had handed over: to whom they named, or there is always an administrator.
  const named = successorId && (await UserRow.findById(successorId).lean());
  const stays = named && !named.disabledAt && !named.leaving && has(named, 'decide');
  const to = stays ? named : await firstAdministrator();
  const by: Actor = { id: String(byId ?? user._id), role: 'administrator' };
  if (to) await handOver(by, personId, String(to._id));
  return true;
}

/** Acts on one thing after the other; what the features refuse stays as it is. */
async function forEach<T>(
  { check }: Work,
  rows: AsyncIterable<T>,
  act: (row: T) => Promise<unknown>,
): Promise<void> {
  for await (const row of rows) {
    check();
    await act(row).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }
}

/** Promises that nobody is there to keep: offers of help, invitations to write along. */
async function withdraw(work: Work): Promise<void> {
  const { user, self } = work;
  const offered = OfferRow.find({ personId: user._id }, { askId: 1 }).lean().cursor();
  await forEach(work, offered, async ({ askId }) => {
    if (await AskRow.exists({ _id: askId, state: 'open' }))
      await offers.takeBack(self, String(askId));
  });
  const invitations = { userId: user._id, state: 'invited' as const };
  await forEach(work, CoAuthorRow.find(invitations, { ideaId: 1 }).lean().cursor(), ({ ideaId }) =>
    coAuthors.end(self, String(ideaId), self.id),
  );
}

/** Ideas and comments, where that was wished, by the way on which their author may delete them. */
async function wipe(work: Work): Promise<void> {
  const { user, self } = work;
  const mine = { authorId: user._id, deletedAt: null };
  await forEach(work, CommentRow.find(mine, { _id: 1 }).lean().cursor(), ({ _id }) =>
    comments.remove(self, String(_id)),
  );
  await forEach(work, IdeaRow.find(mine, { _id: 1 }).lean().cursor(), ({ _id }) =>
    ideas.remove(self, String(_id)),
  );
}

/** What was seen is also a number on each idea. */
async function forgetSeen({ user, check }: Work): Promise<void> {
  for (;;) {
    check();
    const rows = await ImpressionRow.find({ userId: user._id }, { ideaId: 1 }).limit(BATCH).lean();
    if (rows.length === 0) return;
    await ImpressionRow.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    await recountImpressions([...new Set(rows.map(({ ideaId }) => String(ideaId)))]);
  }
}

async function forget({ user, check }: Work): Promise<void> {
  for (const { model, whose, afterwards } of personalData) {
    if (afterwards === 'stays') continue;
    for (;;) {
      check();
      const rows = await model.collection
        .find(whose(user._id), { projection: { _id: 1 }, limit: BATCH })
        .toArray();
      if (rows.length === 0) break;
      await model.collection.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    }
  }
  // Files of drafts; those of ideas belong to the ideas.
  await AttachmentRow.updateMany(
    { uploaderId: user._id, ideaId: null, sweepAt: { $type: 'date' } },
    { $set: { sweepAt: new Date(), position: null } },
  );
}

/** What is left of an account: somebody by whom things were written. Whatever a row has later goes too. */
const shellOf = (user: User): User => ({
  _id: user._id,
  name: formerColleague,
  nameKey: '',
  email: `${user._id}@erased.invalid`,
  passwordHash: '',
  role: 'member',
  department: null,
  disabledAt: user.disabledAt ?? new Date(),
  createdAt: user.createdAt,
  lastSeenAt: null,
  erasedAt: new Date(),
});

/** Deletes one account. Cut off anywhere, it is done again from the start, and finds less to do. */
async function erase(user: User, stopped: () => boolean): Promise<void> {
  const personId = String(user._id);
  const work: Work = {
    user,
    self: { id: personId, role: 'member' },
    check() {
      if (stopped()) throw new Stopped();
    },
  };
  if (!(await begin(user))) return;
  await withdraw(work);
  if (user.leaving?.wipe) await wipe(work);
  await forgetSeen(work);
  await forget(work);
  await unname(work.user, work.check);
  await transact(async ({ session, record }) => {
    await UserRow.replaceOne({ _id: user._id }, shellOf(user), { session });
    await record({ kind: 'person.changed', actorId: null, data: { personId } });
  });
}

/** Deletes the accounts whose time to think again is over, one after the other. */
export async function eraseDue(stopped: () => boolean): Promise<void> {
  const due = UserRow.find({ 'leaving.eraseAt': { $lte: new Date(), $type: 'date' } })
    .sort({ 'leaving.eraseAt': 1 })
    .lean()
    .cursor();
  for await (const user of due) {
    if (stopped()) return;
    // Two who were the last but one may have asked in the same moment: here one comes first.
    if (await isLastAdministrator(user, { evenLeaving: true })) continue;
    try {
      await erase(user, stopped);
    } catch (error) {
      if (error instanceof Stopped) return;
      log.error({ err: error, personId: String(user._id) }, 'an account could not be deleted');
    }
  }
}

export const erasures: Job = {
  name: 'erasures',
  next: (now) => new Date(now.getTime() + EVERY_MS),
  work: eraseDue,
};
