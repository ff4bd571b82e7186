import type { Endpoint, InputOf, ResponseOf } from '@leaven/shared/http/endpoint';
import type { Actor } from '@leaven/shared/users/roles';
import type { Request, Response } from 'express';
import type { Types } from 'mongoose';
import type { FileAnswer } from './send-file';

/** What a handler may need of the request beyond its parsed input. */
export interface RequestContext {
  /** The id for what a POST makes; a repeated `Idempotency-Key` brings the same one. */
  entityId: Types.ObjectId;
  /** For the few handlers that touch the session itself. */
  req: Request;
  res: Response;
}

type ActorOf<E extends Endpoint> = E['access'] extends 'public' ? Actor | null : Actor;

export interface Route {
  endpoint: Endpoint;
  handle(input: InputOf<Endpoint>, actor: Actor, context: RequestContext): Promise<unknown>;
}

/**
 * Binds an endpoint to what answers it. Handlers translate only: they name the service's function
 * and hand it the actor and the parsed input.
 */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (input: InputOf<E>, actor: ActorOf<E>, context: RequestContext) => Promise<ResponseOf<E>>,
): Route {
  return { endpoint, handle: handle as Route['handle'] };
}

/** Binds an endpoint that gives a file. */
export function fileRoute<E extends Endpoint>(
  endpoint: E,
  handle: (input: InputOf<E>, actor: ActorOf<E>) => Promise<FileAnswer>,
): Route {
  return { endpoint, handle: handle as Route['handle'] };
}
