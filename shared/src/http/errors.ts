import * as z from 'zod/mini';

/** One refused field: where it is (`title`, `budget.amount`, `limit`) and what is wrong with it. */
export const fieldError = z.object({ field: z.string(), code: z.string(), message: z.string() });
export type FieldError = z.output<typeof fieldError>;

/** RFC 9457 problem+json with our `code`, which clients translate, and `fields`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  message: z.string(),
  fields: z.optional(z.array(fieldError)),
  /** What a caller needs to go on, by code: `current` after a stale edit, `retryAfter` in seconds. */
  details: z.optional(z.record(z.string(), z.unknown())),
  /** Also in the server's log. */
  requestId: z.optional(z.string()),
});
export type Problem = z.output<typeof problem>;

/** A refusal with a reason that a person can read; thrown anywhere, it leaves by one exit. */
export class AppError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: FieldError[] | undefined;
  readonly details: Record<string, unknown> | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { fields?: FieldError[]; details?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'AppError';
    this.status = status;
    this.code = code;
    this.fields = more.fields;
    this.details = more.details;
  }
}

/** 400 that names the fields. */
export const invalid = (...fields: FieldError[]) =>
  new AppError(400, 'invalid', fields[0]?.message ?? 'The request is not valid.', { fields });
export const invalidField = (field: string, code: string, message: string) =>
  invalid({ field, code, message });
export const notFound = (what: string) =>
  new AppError(404, 'not_found', `There is no such ${what}, or it is gone.`);
export const conflict = (code: string, message: string, details?: Record<string, unknown>) =>
  new AppError(409, code, message, details ? { details } : {});
/** Somebody was faster: what was to be changed is no longer what was read. */
export const changedMeanwhile = () =>
  conflict('changed_meanwhile', 'Somebody else changed this a moment ago. Please look again.');
export const signedOut = () => new AppError(401, 'signed_out', 'Please sign in.');
