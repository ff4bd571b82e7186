import type { Endpoint, InputOf, ObjectSchema } from '@leaven/shared/http/endpoint';
import { AppError, type FieldError, invalid } from '@leaven/shared/http/errors';
import type { Request } from 'express';
import * as z from 'zod/mini';

z.config(z.locales.en());

/** Our stable code for what is wrong with a field. */
function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong_type';
    case 'too_small':
      return issue.origin === 'string' ? 'too_short' : 'too_small';
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'too_big';
    case 'invalid_format':
      return 'wrong_format';
    case 'invalid_value':
    case 'invalid_union':
      return issue.input === undefined ? 'required' : 'not_one_of';
    default:
      return 'invalid';
  }
}

/** A body of nothing but mistakes must not come back larger than it was. */
const MOST_NAMED = 50;

/** Names the refused fields; an unknown one by its own name. */
export function fieldErrorsOf(error: z.core.$ZodError, whole: string): FieldError[] {
  const errors = error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        field: [...path, key].join('.'),
        code: 'unknown_field',
        message: 'This field is not known here.',
      }));
    return [{ field: path.join('.') || whole, code: codeOf(issue), message: issue.message }];
  });
  return errors.slice(0, MOST_NAMED);
}

/** What takes no query is asked with none: a misspelt filter would go unnoticed. */
const nothing = z.strictObject({});

function parsePart(schema: ObjectSchema, value: unknown, whole: string) {
  const parsed = z.safeParse(schema, value, { reportInput: true });
  if (!parsed.success) throw invalid(...fieldErrorsOf(parsed.error, whole));
  return parsed.data;
}

function bodyOf(req: Request): unknown {
  const sent =
    req.headers['content-length'] !== undefined || req.headers['transfer-encoding'] !== undefined;
  if (sent && req.headers['content-length'] !== '0' && !req.is('application/json'))
    throw new AppError(415, 'wrong_content_type', 'The body must be application/json.', {
      fields: [{ field: 'body', code: 'wrong_content_type', message: 'must be application/json' }],
    });
  return req.body ?? {};
}

function requireFile(req: Request): void {
  if (req.is('application/octet-stream')) return;
  const message = 'The file must be sent as it is, as application/octet-stream.';
  throw new AppError(415, 'wrong_content_type', message, {
    fields: [{ field: 'file', code: 'wrong_content_type', message }],
  });
}

/** @throws AppError 400 that names the fields, or 415 */
export function parseInput(endpoint: Endpoint, req: Request): InputOf<Endpoint> {
  const input = {
    params: parsePart(endpoint.params ?? nothing, req.params, 'params'),
    query: parsePart(endpoint.query ?? nothing, req.query, 'query'),
    body: endpoint.body ? parsePart(endpoint.body, bodyOf(req), 'body') : {},
  } as InputOf<Endpoint>;
  if (endpoint.takes === 'file') requireFile(req);
  return input;
}
