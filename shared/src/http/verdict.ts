import { AppError } from './errors';

/**
 * What a policy answers. `forbidden` means this person may not; `closed` means nobody may now,
 * because of the state the thing is in.
 */
export type Verdict =
  | { allowed: true }
  | { allowed: false; status: 403 | 409; code: string; message: string };

export const allow: Verdict = { allowed: true };
export const forbidden = (code: string, message: string): Verdict => ({
  allowed: false,
  status: 403,
  code,
  message,
});
export const closed = (code: string, message: string): Verdict => ({
  allowed: false,
  status: 409,
  code,
  message,
});

/** The first refusal, or leave. */
export const all = (...verdicts: Verdict[]): Verdict => verdicts.find((v) => !v.allowed) ?? allow;

/** Turns a refusal into the error that says so. */
export function enforce(verdict: Verdict): void {
  if (!verdict.allowed) throw new AppError(verdict.status, verdict.code, verdict.message);
}
