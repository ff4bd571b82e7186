import type { IncomingMessage } from 'node:http';
import { AppError } from '@leaven/shared/http/errors';
import type { RequestHandler } from 'express';

/**
 * Whether a browser says that another site made this request. Programs send neither header and
 * pass: a stranger's page cannot leave them out.
 */
export function isCrossSite(req: Pick<IncomingMessage, 'headers'>): boolean {
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin, host } = req.headers;
  if (origin === undefined) return false;
  try {
    return new URL(origin).host !== host;
  } catch {
    return true;
  }
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses writes that another site's page makes with this browser's cookie. */
export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  if (!READS.has(req.method) && isCrossSite(req))
    throw new AppError(403, 'cross_site', 'This request came from another site and was refused.');
  next();
};
