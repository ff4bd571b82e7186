import { AppError, type Problem } from '@leaven/shared/http/errors';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { log } from '../log';

const DATABASE_AWAY = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoPoolClearedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
]);
const SHUTTING_DOWN = 91;

/** The database is restarting or out of reach: asking again soon is right. */
function isDatabaseAway(error: unknown): boolean {
  const { name, code } = error as { name?: string; code?: unknown };
  return DATABASE_AWAY.has(name ?? '') || code === SHUTTING_DOWN;
}

/** What body-parser, Express and the database's driver throw, said in our words. */
function translate(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const { type, status } = error as { type?: string; status?: number };
  const named = (field: string, code: string, message: string) => ({
    fields: [{ field, code, message }],
  });
  const body = (code: string, message: string) => named('body', code, message);
  if (type === 'entity.too.large')
    return new AppError(
      413,
      'too_large',
      'The request is too large.',
      body('too_large', 'is too large'),
    );
  if (type === 'entity.parse.failed')
    return new AppError(
      400,
      'invalid',
      'The body is not valid JSON.',
      body('broken_json', 'is not valid JSON'),
    );
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return new AppError(
      415,
      'wrong_content_type',
      'The body has an unknown encoding.',
      body('wrong_content_type', 'has an unknown encoding'),
    );
  if (error instanceof URIError)
    return new AppError(
      400,
      'invalid',
      'The address is not valid.',
      named('address', 'wrong_format', 'has a broken escape in it'),
    );
  if (status !== undefined && status >= 400 && status < 500)
    return new AppError(
      status,
      'invalid',
      'The request is not valid.',
      body('unreadable', 'cannot be read'),
    );
  if (isDatabaseAway(error))
    return new AppError(503, 'database_away', 'The database does not answer at the moment.', {
      details: { retryAfter: 2 },
    });
  return null;
}

function sendProblem(req: Request, res: Response, error: AppError): void {
  const problem: Problem = {
    type: `about:blank#${error.code}`,
    title: error.code.replaceAll('_', ' '),
    status: error.status,
    code: error.code,
    message: error.message,
    ...(error.fields ? { fields: error.fields } : {}),
    ...(error.details ? { details: error.details } : {}),
    requestId: req.id,
  };
  const wait = error.details?.retryAfter;
  if (typeof wait === 'number') res.setHeader('Retry-After', String(wait));
  res.status(error.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** The one way out for every error. What nobody expected is a 500 with an id that the log has too. */
export const errorExit: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const known = translate(error);
  if (!known)
    log.error(
      { err: error, requestId: req.id, method: req.method, path: req.path },
      'unexpected error',
    );
  sendProblem(
    req,
    res,
    known ??
      new AppError(
        500,
        'unexpected',
        'Something went wrong on our side. What you sent was not saved.',
      ),
  );
};
