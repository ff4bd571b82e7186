import type { Endpoint } from '@leaven/shared/http/endpoint';
import { AppError } from '@leaven/shared/http/errors';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

const keyOf = (req: Request) => req.user?.id ?? ipKeyGenerator(req.ip ?? '');

function limiter(perMinute: number, name: string): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    keyGenerator: (req) => `${name}:${keyOf(req)}`,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    handler: (_req, res, next) => {
      const retryAfter = Number(res.getHeader('Retry-After')) || 60;
      next(
        new AppError(429, 'too_many_requests', `Too many requests. Please wait ${retryAfter} s.`, {
          details: { retryAfter },
        }),
      );
    },
  });
}

/**
 * Limits in memory, one bucket a person (an address when signed out): all routes share the general
 * one, those with `ratePerMinute` have their own beside it. 0 turns them off.
 */
export function rateLimiters(perMinute: number): (endpoint: Endpoint) => RequestHandler[] {
  if (perMinute === 0) return () => [];
  const general = limiter(perMinute, 'all');
  return ({ ratePerMinute, path }) =>
    ratePerMinute === undefined ? [general] : [general, limiter(ratePerMinute, path)];
}
