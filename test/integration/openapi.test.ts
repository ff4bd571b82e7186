import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app';

interface Operation {
  operationId: string;
  summary: string;
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, object> }>;
}
interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

let t: TestApp;
let document: OpenApiDocument;
beforeAll(async () => {
  t = await startTestApp();
  document = (await t.stranger.get('/api/openapi.json').expect(200)).body;
});
afterAll(() => t.close());

const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path));

test('it is an OpenAPI 3.1 document that a stranger may read', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(document.info).toMatchObject({ title: 'Leaven', version: 'test' });
});

test('it lists each route, and no other', () => {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = t.routes.map(
    ({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:(\w+)/g, '{$1}')}`,
  );
  expect(listed.toSorted()).toEqual(routes.toSorted());
});

test('each operation has a name of its own, a sentence, a success and a refusal', () => {
  const names = operations().map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { operationId, summary, responses } of operations()) {
    expect(operationId).toMatch(/^\w+$/);
    expect(summary).not.toBe('');
    expect(Object.keys(responses)).toEqual([expect.stringMatching(/^20[0124]$/), 'default']);
    expect(responses.default?.content).toHaveProperty(['application/problem+json']);
  }
});

test('each parameter of a path is described, and what is signed in says so', () => {
  for (const { endpoint } of t.routes) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    const operation = document.paths[path]?.[endpoint.method.toLowerCase()];
    const inPath = operation?.parameters.filter((one) => one.in === 'path');
    const named = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(inPath?.map(({ name, required }) => [name, required])).toEqual(
      named.map((name) => [name, true]),
    );
    expect(operation?.security).toEqual(endpoint.access === 'public' ? [] : [{ session: [] }]);
    const takesSomething = endpoint.body !== undefined || endpoint.takes !== undefined;
    expect(operation?.requestBody !== undefined).toBe(takesSomething);
  }
});

test('each reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(0);
  for (const [, path = ''] of references) expect(document).toHaveProperty(path.split('/'));
});

describe('the headers', () => {
  test('let no script run but the app’s own', async () => {
    const { headers } = await t.stranger.get('/healthz').expect(200);
    const policy = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((part) => part.trim().split(' '))
        .map(([name, ...sources]) => [name, sources]),
    );
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('script-src-attr')).toEqual(["'none'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'self'"]);
    expect(policy.get('default-src')).toEqual(["'self'"]);
  });

  test('name no software, and keep answers out of every store', async () => {
    const { headers } = await t.stranger.get('/api/auth/options').expect(200);
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });
});
