import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, invalidField } from '@leaven/shared/http/errors';
import type { Request } from 'express';
import { model, Schema, Types } from 'mongoose';
import { isDuplicate } from '../database/connection';

/** A POST under way for longer than this was cut off by a crash and may be taken over. */
const ABANDONED_MS = 15_000;
const KEPT_S = 24 * 60 * 60;

interface Attempt {
  _id: string;
  /** Of method, path and body: the same key with another request is a mistake. */
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
  const request = createHash('sha256')
    .update(`${req.method} ${req.originalUrl} ${JSON.stringify(req.body ?? null)}`)
    .digest('base64');
  for (;;) {
    const mine: Attempt = {
      _id,
      request,
      entityId: new Types.ObjectId(),
      at: new Date(),
      answer: null,
    };
    const first = await AttemptRow.create([mine]).then(
      () => null,
      async (error: unknown) => {
        if (!isDuplicate(error)) throw error;
        return AttemptRow.findById(_id).lean();
      },
    );
    if (first && first.request !== request)
      throw new AppError(
        409,
        'idempotency_key_reused',
        'This Idempotency-Key belongs to another request.',
      );
    let { entityId } = mine;
    if (first) {
      const answer = await answerOf(first);
      if (answer !== undefined) return JSON.parse(answer);
      const taken = await AttemptRow.findOneAndUpdate(
        { _id, at: first.at, answer: null },
        { $set: { at: new Date() } },
      );
      if (!taken) continue;
      entityId = taken.entityId;
    }
    try {
      const answer = await run(entityId);
      await AttemptRow.updateOne({ _id }, { $set: { answer: JSON.stringify(answer ?? null) } });
      return answer;
    } catch (error) {
      await AttemptRow.deleteOne({ _id, answer: null });
      throw error;
    }
  }
}
