import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, invalidField } from '@leaven/shared/http/errors';
import type { Request } from 'express';
import { model, Schema, Types } from 'mongoose';
import { isDuplicate } from '../database/connection';
import { keyFor } from './secret';

/** A POST under way for longer than this was cut off by a crash and may be taken over. */
const ABANDONED_MS = 15_000;
const KEPT_S = 24 * 60 * 60;
/** Old enough to be taken over at once, young enough not to be swept before. */
const givenUp = () => new Date(Date.now() - 2 * ABANDONED_MS);

interface Attempt {
  _id: string;
  /**
   * A mark of method, path and body: the same key with another request is a mistake. Keyed, since
   * a body may hold a password.
   */
  request: string;
  /** The id of what the request makes: taking over an attempt cannot make it twice. */
  entityId: Types.ObjectId;
  at: Date;
  answer: string | null;
}

const schema = new Schema<Attempt>(
  {
    _id: String,
    request: { type: String, required: true },
    entityId: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
    answer: { type: String, default: null },
  },
  { versionKey: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: KEPT_S });
const AttemptRow = model('IdempotentRequest', schema, 'idempotentRequests');

function keyOf(req: Request): string | undefined {
  const key = req.get('Idempotency-Key');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalidField('Idempotency-Key', 'wrong_format', 'must be 1 to 200 printable characters');
  return key;
}

/** Waits for the one that came first; undefined when it was given up meanwhile. */
async function answerOf(first: Attempt): Promise<string | undefined> {
  for (let waited = 0; waited < ABANDONED_MS; waited += 50) {
    const row = await AttemptRow.findById(first._id).lean();
    if (!row) return undefined;
    if (row.answer !== null) return row.answer;
    if (Date.now() - row.at.getTime() > ABANDONED_MS) return undefined;
    await sleep(50);
  }
  return undefined;
}

const markOf = (req: Request): string =>
  createHmac('sha256', keyFor('leaven request marks'))
    .update(`${req.method} ${req.originalUrl} ${JSON.stringify(req.body ?? null)}`)
    .digest('base64');

/** Takes the key for this request; returns the attempt that has it already, if there is one. */
async function take(mine: Attempt): Promise<Attempt | null> {
  for (;;) {
    try {
      await AttemptRow.create([mine]);
      return null;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const first = await AttemptRow.findById(mine._id).lean();
    // None: it was refused and forgotten this moment, so the key is free again.
    if (first) return first;
  }
}

async function attempt(
  { _id, entityId }: Attempt,
  run: (entityId: Types.ObjectId) => Promise<unknown>,
): Promise<unknown> {
  try {
    const answer = await run(entityId);
    await AttemptRow.updateOne({ _id }, { $set: { answer: JSON.stringify(answer ?? null) } });
    return answer;
  } catch (error) {
    if (error instanceof AppError && error.status < 500)
      await AttemptRow.deleteOne({ _id, answer: null });
    // Whether it was written before it failed is not known: who repeats it gets the same id.
    else await AttemptRow.updateOne({ _id, answer: null }, { $set: { at: givenUp() } });
    throw error;
  }
}

/**
 * Runs a POST once per person and `Idempotency-Key`: repeating it gives the first answer, also
 * while the first is still under way. Refused requests are forgotten, so they can be corrected.
 */
export async function once(
  req: Request,
  run: (entityId: Types.ObjectId) => Promise<unknown>,
): Promise<unknown> {
  const key = keyOf(req);
  if (key === undefined || !req.user) return run(new Types.ObjectId());
  const _id = `${req.user.id}:${key}`;
  const request = markOf(req);
  for (;;) {
    const entityId = new Types.ObjectId();
    const mine: Attempt = { _id, request, entityId, at: new Date(), answer: null };
    const first = await take(mine);
    if (!first) return attempt(mine, run);
    if (first.request !== request)
      throw new AppError(
        409,
        'idempotency_key_reused',
        'This Idempotency-Key belongs to another request.',
      );
    const answer = await answerOf(first);
    if (answer !== undefined) return JSON.parse(answer);
    const abandoned = await AttemptRow.findOneAndUpdate(
      { _id, at: first.at, answer: null },
      { $set: { at: new Date() } },
    ).lean();
    if (abandoned) return attempt(abandoned, run);
  }
}
