import { createHash, timingSafeEqual } from 'node:crypto';
import { commentBody, type newComment } from '@leaven/shared/comments/comments.schemas';
import { AppError, invalid, notFound } from '@leaven/shared/http/errors';
import type { InboundMail } from '@leaven/shared/notifications/inbound.api';
import { languages } from '@leaven/shared/notifications/settings.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import type { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { fieldErrorsOf } from '../../../http/parse';
import { mailSettings } from '../../../mail/mail';
import { type User, UserRow } from '../../users/users.model';
import { type Sending, SendingRow } from '../delivery/deliveries.model';
import { NotificationRow } from '../notifications.model';
import { answeredSending } from './addresses';
import { answerText } from './answer-text';
import { commentIdFor } from './answers.model';
import { answerMark } from './letter';
import { sayIn } from './words';

/**
 * Posts a comment as somebody, on an idea or wherever that was merged into, if they may; once, however
 * often it is called with an id. Only the comments' feature can, so the app hands it in.
 */
export type PostComment = (
  actor: Actor,
  ideaId: string,
  body: z.output<typeof newComment>,
  id: Types.ObjectId,
) => Promise<string>;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Only the mail server may hand on answers. @throws AppError 404 where none are taken, 401 */
function requireMailServer(authorization: string | undefined): void {
  const { reply } = mailSettings();
  if (!reply) throw notFound('address');
  const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '';
  if (!timingSafeEqual(hashOf(given), hashOf(reply.token)))
    throw new AppError(401, 'wrong_token', 'This is not the token of the mail server.');
}

/** `"Mia" <mia@crumb.example>` → `mia@crumb.example` */
const addressIn = (from: string): string =>
  (/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from).trim().toLowerCase();

/** Who answers: whom the e-mail went to, from their own address. */
async function requireWriter(sending: Sending, from: string): Promise<User> {
  const user = await UserRow.findOne({ _id: sending.userId, disabledAt: null }).lean();
  if (!user) throw new AppError(403, 'account_closed', 'This account is closed.');
  if (addressIn(from) !== user.email)
    throw new AppError(403, 'wrong_sender', 'An answer comes from the address it was sent to.');
  return user;
}

/**
 * The comment that is answered, where the e-mail told of one alone.
 * @throws AppError 403 where it told of a staff note: its answer would be for everybody
 */
async function parentOf({ userId, eventIds }: Sending): Promise<string | null> {
  const rows = await NotificationRow.find(
    { userId, eventId: { $in: eventIds } },
    { commentId: 1, kind: 1 },
  ).lean();
  if (rows.some(({ kind }) => kind === 'staff_note'))
    throw new AppError(403, 'staff_note', 'Staff notes are answered in Leaven, not by e-mail.');
  return rows.length === 1 ? (rows[0]?.commentId ?? null) : null;
}

function bodyOf(text: string): string {
  const sender = mailSettings().from;
  const answer = languages.reduce(
    (rest, language) => answerText(rest, answerMark(sayIn(language)), sender),
    text,
  );
  const body = commentBody.safeParse(answer);
  if (!body.success) throw invalid(...fieldErrorsOf(body.error, 'text'));
  return body.data;
}

export async function receive(
  authorization: string | undefined,
  mail: InboundMail,
  post: PostComment,
): Promise<{ commentId: string | null }> {
  requireMailServer(authorization);
  // "I am on holiday until …"
  if (mail.autoSubmitted && mail.autoSubmitted.toLowerCase() !== 'no') return { commentId: null };
  const sendingId = answeredSending(mail.to);
  const sending = sendingId ? await SendingRow.findById(sendingId).lean() : null;
  const [kind, ideaId] = sending?.about.split(':') ?? [];
  if (!sending || kind !== 'idea' || !ideaId) throw notFound('address');
  const user = await requireWriter(sending, mail.from);
  const body = bodyOf(mail.text);
  const actor: Actor = { id: String(user._id), role: user.role };
  const _id = await commentIdFor(String(sending._id), mail.messageId);
  const parentId = await parentOf(sending);
  try {
    return { commentId: await post(actor, ideaId, { body, parentId }, _id) };
  } catch (error) {
    // What is answered is gone; the idea is not, so it is said there.
    if (!(error instanceof AppError) || error.fields?.[0]?.field !== 'parentId') throw error;
    return { commentId: await post(actor, ideaId, { body }, _id) };
  }
}
