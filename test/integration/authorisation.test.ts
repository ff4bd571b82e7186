import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Role, roles } from '@leaven/shared/users/roles';
import supertest from 'supertest';
import { demoAccess } from '../../server/src/features/demo/demo.access';
import { allRoutes } from '../../server/src/routes';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { smallPng } from '../support/files';
import { nameOf } from '../support/routes/asked';
import { bodies, endsSession } from '../support/routes/bodies';
import { fill, parametersOf, type Stage, subjects } from '../support/routes/subjects';
import { type Expected, type Statuses, table } from './authorisation.table';

const askers = ['stranger', ...roles] as const;
type Asker = (typeof askers)[number];

let t: TestApp;
let stage: Stage;
const people = new Map<Role, TestPerson>();

beforeAll(async () => {
  t = await startTestApp({ demo: demoAccess });
  for (const role of roles) people.set(role, await t.person(role));
  const administrator = await t.person('administrator');
  const { id: categoryId } = await t.category({ steward: administrator });
  stage = { t, author: await t.person(), leaver: await t.person(), administrator, categoryId };
  await administrator.api
    .patch(`/api/people/${stage.leaver.id}`)
    .send({ disabled: true })
    .expect(200);
  const signUp = { mode: 'domains', domains: ['crumb.example'] };
  await administrator.api.patch('/api/settings').send({ signUp }).expect(200);
});
afterAll(() => t.close());

/** A stranger has no things: they ask for those of somebody else. */
async function personAs(asker: Asker, route: string): Promise<TestPerson> {
  if (asker === 'stranger') return stage.author;
  if (endsSession.has(route)) return t.person(asker);
  return people.get(asker) ?? t.person(asker);
}

const uploads = new Set(
  allRoutes({ demo: null })
    .filter(({ endpoint }) => endpoint.takes === 'file')
    .map(({ endpoint }) => nameOf(endpoint)),
);

/**
 * What was only read, or refused, is as it was made and serves the next who asks for the like; to make
 * everything anew for each asker takes most of this suite's time. Whose maker looks at the asker (its
 * second parameter) serves that person alone.
 */
const untouched = new Map<string, string[]>();

async function subjectFor(path: string, relation: string, person: TestPerson) {
  const parameter = parametersOf(path);
  if (!parameter) return { address: path, putBack() {} };
  const make = subjects[parameter]?.[relation];
  if (!make) throw new Error(`${relation} means nothing for ${parameter}`);
  const kind = `${parameter} ${relation} ${make.length > 1 ? person.id : ''}`;
  const ready = untouched.get(kind) ?? [];
  untouched.set(kind, ready);
  const id = ready.pop() ?? (await make(stage, person));
  return { address: fill(path, id), putBack: () => ready.push(id) };
}

async function statusFor(route: string, relation: string, asker: Asker): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const person = await personAs(asker, route);
  const { address, putBack } = await subjectFor(path, relation, person);
  const call = supertest(t.url)[method.toLowerCase() as 'get'](address);
  if (asker !== 'stranger') call.set('Cookie', person.cookie);
  if (uploads.has(route))
    call.query({ name: 'picture.png' }).type('application/octet-stream').send(smallPng);
  const body = bodies[route];
  const { status } = await (body ? call.send(await body(stage, person)) : call);
  if (method === 'GET' || status >= 400) putBack();
  return status;
}

const linesOf = (expected: Expected): [relation: string, statuses: Statuses][] =>
  Array.isArray(expected)
    ? [['', expected as Statuses]]
    : Object.entries(expected as Record<string, Statuses>);

describe('every route answers each asker as the table says', () => {
  test.each(Object.entries(table))('%s', async (route, expected) => {
    const found: [string, number[]][] = [];
    for (const [relation] of linesOf(expected)) {
      const line: number[] = [];
      for (const asker of askers) line.push(await statusFor(route, relation, asker));
      found.push([relation, line]);
    }
    expect(found).toEqual(linesOf(expected));
  });
});

describe('the table is whole', () => {
  interface Layer {
    route?: { path: unknown; methods: Record<string, boolean> };
  }
  const mounted = () =>
    (t.app.router as unknown as { stack: Layer[] }).stack.flatMap(({ route }) =>
      // `_all` are the refusals of methods that an address does not take.
      Object.keys(route?.methods ?? {})
        .filter((method) => method !== '_all')
        .map((method) => `${method.toUpperCase()} ${route?.path}`),
    );

  test('each route of the app is in it, and it has no other', () => {
    expect(mounted().toSorted()).toEqual(Object.keys(table).toSorted());
    const declared = t.routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
    expect(mounted()).toEqual(expect.arrayContaining(declared));
  });

  test('each role has its column', () => {
    for (const [, statuses] of Object.values(table).flatMap(linesOf))
      expect(statuses).toHaveLength(askers.length);
  });

  /** Whose answer is the same whether or not there is anything: nobody finds out by asking. */
  const tellsNothing = new Set([
    'DELETE /api/drafts/:draftId',
    'DELETE /api/me/push-subscriptions/:subscriptionId',
  ]);

  test('whatever is named by an id is also asked for when it is gone or closed', () => {
    const named = Object.entries(table).filter(
      ([path]) => path.includes(':') && !tellsNothing.has(path),
    );
    for (const [route, expected] of named) {
      const statuses = linesOf(expected).flatMap(([, line]) => line);
      expect({ route, ends: statuses.some((status) => [404, 409].includes(status)) }).toEqual({
        route,
        ends: true,
      });
    }
  });
});
