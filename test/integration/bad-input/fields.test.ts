import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Endpoint } from '@leaven/shared/http/endpoint';
import mongoose from 'mongoose';
import type { Test } from 'supertest';
import { allRoutes } from '../../../server/src/routes';
import { expectRefusal } from '../../support/refusal';
import { type Asked, askable, fieldsOf, nameOf } from '../../support/routes/asked';
import { setStage } from '../../support/routes/stage';
import type { Stage } from '../../support/routes/subjects';

const endpoints = allRoutes({ demo: null }).map(({ endpoint }) => endpoint);
const withBody = endpoints.filter(({ body }) => body);

let stage: Stage;
const asked = new Map<Endpoint, Asked>();
let before: string;

/** What the app does beside the requests touches these, at its own time. */
const restless = { lastSeenAt: 0, dirtyAt: 0, liveRev: 0, pending: 0, leases: 0 } as const;
const apart = new Set([
  'sessions',
  'failedSignIns',
  'notifications',
  'deliveries',
  'sendings',
  'jobs',
  'dueDates',
  // Made once, when the first one asks for the public one.
  'vapid_keys',
]);

/** Everything that requests have written. */
async function stored(): Promise<string> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  const dumps = collections
    .filter(({ collectionName }) => !apart.has(collectionName))
    .map(async (one) => {
      const rows = await one.find({}, { projection: restless }).sort({ _id: 1 }).toArray();
      return `${one.collectionName} ${JSON.stringify(rows)}`;
    });
  return (await Promise.all(dumps)).toSorted().join('\n');
}

beforeAll(async () => {
  stage = await setStage();
  for (const endpoint of endpoints)
    asked.set(endpoint, await askable(stage, stage.administrator, endpoint));
  before = await stored();
});
afterAll(() => stage.t.close());

const requestOf = (endpoint: Endpoint): Asked => {
  const found = asked.get(endpoint);
  if (!found) throw new Error(`${endpoint.path} was not prepared`);
  return found;
};

/** What no field of any body takes. */
const spoilt: Record<string, unknown> = {
  'an operator object': { $gt: '' },
  'an operator with a list': { $in: [null, ''] },
  'a list of lists': [[{ $ne: null }]],
  'a number of another world': 1e308,
};

/** What no field that takes text takes; a password that is only compared may hold anything. */
const spoiltTexts: Record<string, string> = {
  'a NUL': 'a text with\u0000in it',
  'a control character': 'a text with\u0007in it',
  'half a character': 'a text with \ud83d in it',
  'an endless text': 'x'.repeat(30_001),
};
const onlyCompared = new Set([
  'POST /api/auth/sign-in password',
  'POST /api/auth/password current',
]);

async function expectNamed(answer: Test, field: string): Promise<void> {
  const { fields = [] } = expectRefusal(await answer, 400);
  const named = fields.map((one) => one.field);
  expect(named.find((one) => one === field || one.startsWith(`${field}.`)) ?? named).toMatch(field);
}

describe('a field of a body that is not as it should be is refused by name', () => {
  test.each(withBody.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s',
    async (name, endpoint) => {
      const { ask, body = {} } = requestOf(endpoint);
      for (const field of fieldsOf(endpoint, 'body')) {
        for (const value of Object.values(spoilt))
          await expectNamed(ask().send({ ...body, [field]: value }), field);
        if (typeof body[field] !== 'string') continue;
        for (const [what, value] of Object.entries(spoiltTexts))
          if (!onlyCompared.has(`${name} ${field}`) || what === 'an endless text')
            await expectNamed(ask().send({ ...body, [field]: value }), field);
      }
    },
  );
});

describe('a field that nobody asked for is refused by name', () => {
  test.each(withBody.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s',
    async (_name, endpoint) => {
      const { ask, body = {} } = requestOf(endpoint);
      for (const field of ['extra', '$where', 'role_', '_id', 'constructor', '__proto__']) {
        const raw = JSON.stringify({ ...body, SPOILT: { admin: true } }).replace('SPOILT', field);
        const answer = await ask().set('Content-Type', 'application/json').send(raw);
        expectRefusal(answer, 400, { field });
      }
      expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
    },
  );
});

describe('a query that is not as it should be is refused by name', () => {
  test.each(endpoints.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s',
    async (_name, endpoint) => {
      const { ask, address } = requestOf(endpoint);
      for (const field of fieldsOf(endpoint, 'query')) {
        await expectNamed(ask(`${address}?${field}[$ne]=x`), `${field}[$ne]`);
        await expectNamed(ask(`${address}?${field}=%00`), field);
        await expectNamed(ask(`${address}?${field}=a&${field}=b`), field);
        await expectNamed(ask(`${address}?${field}=${'x'.repeat(700)}`), field);
      }
      for (const field of ['extra', '$where', 'constructor', '__proto__'])
        await expectNamed(ask(`${address}?${field}=1`), field);
    },
  );
});

describe('an id that is none is refused by name', () => {
  const withId = endpoints.filter(({ path }) => path.includes(':'));
  test.each(withId.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    '%s',
    async (_name, endpoint) => {
      const { ask, body } = requestOf(endpoint);
      const [parameter = ''] = fieldsOf(endpoint, 'params');
      const badIds = [
        'x',
        'f'.repeat(23),
        'g'.repeat(24),
        '%00',
        '%7B%22$gt%22:%22%22%7D',
        '__proto__',
      ];
      for (const bad of badIds) {
        const address = endpoint.path.replace(/:\w+/, () => bad);
        await expectNamed(body ? ask(address).send(body) : ask(address), parameter);
      }
      const broken = ask(endpoint.path.replace(/:\w+/, '%E0%A4%A'));
      expectRefusal(await (body ? broken.send(body) : broken), 400, { field: 'address' });
    },
  );
});

test('nothing of all this was written', async () => {
  expect(await stored()).toBe(before);
});
