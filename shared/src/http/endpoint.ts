import type * as z from 'zod/mini';
import type { Capability } from '../users/roles';

/** Any schema of an object; the parts of a request are always objects. */
export type ObjectSchema = z.ZodMiniObject | z.ZodMiniType<Record<string, unknown>>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call at all. `public`: anybody; `member`: anybody signed in; a capability: those whose
 * role has it. What depends on the thing itself is asked of the feature's policy by its service.
 */
export type Access = 'public' | 'member' | Capability;

export interface Endpoint<
  Params extends ObjectSchema = ObjectSchema,
  Query extends ObjectSchema = ObjectSchema,
  Body extends ObjectSchema = ObjectSchema,
  Response extends z.ZodMiniType = z.ZodMiniType,
> {
  method: Method;
  /** Express style: `/api/ideas/:ideaId/vote`. */
  path: `/${string}`;
  access: Access;
  /** One sentence for the OpenAPI document. */
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** The body is a file as it is, `application/octet-stream`, instead of JSON. */
  takes?: 'file';
  /** The answer is a file instead of JSON. */
  gives?: 'file';
  response: Response;
  /** The status of success; 200 unless told. */
  status?: 200 | 201 | 202 | 204;
  /** Requests a minute for one person (or address when signed out); the general limit unless told. */
  ratePerMinute?: number;
}

type PartName = 'params' | 'query' | 'body';
/** The schema of a part; `never` where the endpoint has none. */
type SchemaOf<E extends Endpoint, P extends PartName> = NonNullable<E[P]>;

/** The parsed input that a handler gets. */
export type InputOf<E extends Endpoint> = {
  [P in PartName]: [SchemaOf<E, P>] extends [never]
    ? Record<string, never>
    : z.output<SchemaOf<E, P>>;
};

/** What a caller has to give: the parts that the endpoint has, optional where all fields are. */
type Part<E extends Endpoint, P extends PartName> = [SchemaOf<E, P>] extends [never]
  ? unknown
  : Record<string, never> extends z.input<SchemaOf<E, P>>
    ? { [K in P]?: z.input<SchemaOf<E, P>> }
    : { [K in P]: z.input<SchemaOf<E, P>> };

export type CallOf<E extends Endpoint> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>;

export type ResponseOf<E extends Endpoint> = z.output<E['response']>;

/**
 * Describes one route. The same object mounts it on the server, types the client's call and is its
 * entry in the OpenAPI document.
 */
export function defineEndpoint<
  Response extends z.ZodMiniType,
  Params extends ObjectSchema = never,
  Query extends ObjectSchema = never,
  Body extends ObjectSchema = never,
>(endpoint: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return endpoint;
}
