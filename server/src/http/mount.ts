import type { Endpoint } from '@leaven/shared/http/endpoint';
import { AppError, signedOut } from '@leaven/shared/http/errors';
import { has } from '@leaven/shared/users/roles';
import { type Express, json, type Request, type RequestHandler } from 'express';
import { Types } from 'mongoose';
import * as z from 'zod/mini';
import { once } from './idempotency';
import { parseInput } from './parse';
import type { Route } from './route';
import { type FileAnswer, sendFile } from './send-file';

/** Bodies hold at most a long text; 256 KB is 25 times that. */
const BODY_LIMIT = '256kb';

function admit({ access }: Endpoint, req: Request): void {
  if (access === 'public') return;
  if (!req.user) throw signedOut();
  if (access !== 'member' && !has(req.user, access))
    throw new AppError(403, 'forbidden', 'You do not have the right to do this.');
}

/** In development and tests a handler that lets out what its schema does not list is found out. */
function checkResponse(endpoint: Endpoint, answer: unknown): unknown {
  const parsed = z.safeParse(endpoint.response, answer);
  if (parsed.success) return parsed.data;
  throw new Error(
    `${endpoint.method} ${endpoint.path} answered against its schema: ${z.prettifyError(parsed.error)}`,
  );
}

function handlerOf(route: Route, checked: boolean): RequestHandler {
  const { endpoint } = route;
  return async (req, res) => {
    const input = parseInput(endpoint, req);
    const actor = req.user as Express.User;
    if (endpoint.gives === 'file') {
      const context = { entityId: new Types.ObjectId(), req, res };
      await sendFile(req, res, (await route.handle(input, actor, context)) as FileAnswer);
      return;
    }
    const run = (entityId: Types.ObjectId) => route.handle(input, actor, { entityId, req, res });
    const answer =
      endpoint.method === 'POST' ? await once(req, run) : await run(new Types.ObjectId());
    res.status(endpoint.status ?? 200).json(checked ? checkResponse(endpoint, answer) : answer);
  };
}

/** A known address asked in a way it does not take: the answer says which it does. */
function refuseOtherMethods(app: Express, routes: readonly Route[]): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes.map(({ endpoint }) => endpoint))
    methods.set(path, [...(methods.get(path) ?? []), method]);
  for (const [path, taken] of methods)
    app.route(path).all((_req, res) => {
      res.setHeader('Allow', taken.join(', '));
      throw new AppError(405, 'wrong_method', `This address takes ${taken.join(', ')}.`);
    });
}

/** Mounts every route: rights to call at all, limits, body, input, handler, answer. */
export function mountRoutes(
  app: Express,
  routes: readonly Route[],
  options: { checkResponses: boolean; limit: (endpoint: Endpoint) => RequestHandler[] },
): void {
  const parseJson = json({ limit: BODY_LIMIT, strict: true });
  for (const route of routes) {
    const { endpoint } = route;
    const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    app[method](
      endpoint.path,
      ...options.limit(endpoint),
      (req, _res, next) => {
        admit(endpoint, req);
        next();
      },
      ...(endpoint.body ? [parseJson] : []),
      handlerOf(route, options.checkResponses),
    );
  }
  refuseOtherMethods(app, routes);
}
