import { createHash } from 'node:crypto';
import { AppError } from '@leaven/shared/http/errors';
import { model, Schema } from 'mongoose';

const WINDOW_MS = 15 * 60_000;
const MOST_FAILURES = 5;

/** A failed sign-in; a row each, so that the limit is the same on every node. */
interface FailedSignIn {
  key: string;
  at: Date;
}

const schema = new Schema<FailedSignIn>(
  { key: { type: String, required: true }, at: { type: Date, required: true } },
  { versionKey: false },
);
schema.index({ key: 1, at: 1 });
schema.index({ at: 1 }, { expireAfterSeconds: WINDOW_MS / 1000 });
const FailureRow = model('FailedSignIn', schema, 'failedSignIns');

/** Names an account and an address without storing either. */
export const attemptKey = (email: string, address: string): string =>
  createHash('sha256').update(`${email}\n${address}`).digest('base64');

const recent = () => ({ $gt: new Date(Date.now() - WINDOW_MS) });

/** @throws AppError 429 with the seconds to wait after five failures within 15 minutes */
export async function refuseAfterFailures(key: string): Promise<void> {
  const rows = await FailureRow.find({ key, at: recent() })
    .sort({ at: -1 })
    .limit(MOST_FAILURES)
    .lean();
  const oldest = rows[MOST_FAILURES - 1];
  if (!oldest) return;
  const retryAfter = Math.max(1, Math.ceil((oldest.at.getTime() + WINDOW_MS - Date.now()) / 1000));
  throw new AppError(
    429,
    'too_many_failures',
    `Too many failed attempts. Please wait ${Math.ceil(retryAfter / 60)} minutes.`,
    { details: { retryAfter } },
  );
}

export const noteFailure = (key: string) => FailureRow.create([{ key, at: new Date() }]);
export const forgetFailures = (key: string) => FailureRow.deleteMany({ key });
