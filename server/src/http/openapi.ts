import type { Endpoint, ObjectSchema } from '@leaven/shared/http/endpoint';
import { problem } from '@leaven/shared/http/errors';
import * as z from 'zod/mini';
import type { Route } from './route';

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
};

function parametersOf(schema: ObjectSchema | undefined, where: 'path' | 'query') {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

const json = (schema: object) => ({ 'application/json': { schema } });
/** Bytes as they are have no schema in OpenAPI 3.1. */
const bytes = { 'application/octet-stream': {} };

function requestBodyOf({ body, takes }: Endpoint) {
  if (takes === 'file') return { requestBody: { required: true, content: bytes } };
  return body ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } } : {};
}

function operationOf(endpoint: Endpoint) {
  const refused = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    summary: endpoint.summary,
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[/:]+(\w)/g, (_, c: string) => c.toUpperCase()).replace(/[^\w]/g, '')}`,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    'x-access': endpoint.access,
    security: endpoint.access === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
    ],
    ...requestBodyOf(endpoint),
    responses: {
      [endpoint.status ?? 200]: {
        description: 'Done',
        content: endpoint.gives === 'file' ? bytes : json(schemaOf(endpoint.response, 'output')),
      },
      default: refused,
    },
  };
}

/** OpenAPI 3.1 of everything that is mounted, made from the same endpoint objects. */
export function openApiDocument(routes: readonly Route[], version: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { endpoint } of routes) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Leaven', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'leaven.sid' } },
    },
  };
}
