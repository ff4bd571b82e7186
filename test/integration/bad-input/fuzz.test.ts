import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { demoAccess } from '../../../server/src/features/demo/demo.access';
import { allRoutes } from '../../../server/src/routes';
import type { TestPerson } from '../../support/app';
import { expectRefusal } from '../../support/refusal';
import { askable, fieldsOf, nameOf } from '../../support/routes/asked';
import { endsSession } from '../../support/routes/bodies';
import { setStage } from '../../support/routes/stage';
import type { Stage } from '../../support/routes/subjects';

const RUNS = 12;
const endpoints = allRoutes({ demo: demoAccess }).map(
  ({ endpoint }) => [nameOf(endpoint), endpoint] as const,
);

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ demo: demoAccess });
});
afterAll(() => stage.t.close());

/** Its session may end by what is sent, so each route has an asker of its own where that is so. */
const askerFor = (name: string): Promise<TestPerson> | TestPerson =>
  endsSession.has(name) ? stage.t.person('administrator') : stage.administrator;

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom<unknown>(
    '',
    -1,
    1e21,
    Number.MAX_SAFE_INTEGER,
    'f'.repeat(24),
    '2026-01-01T00:00:00Z',
    { $gt: '' },
    { $where: 'sleep(9000)' },
    [[[]]],
    'A'.repeat(12_000),
  ),
);

/** The body that the route takes, with some of its fields replaced by anything. */
const spoilt = (body: Record<string, unknown>, fields: string[]) =>
  fc
    .record(Object.fromEntries(fields.map((field) => [field, anything])), { requiredKeys: [] })
    .map((replaced) => ({ ...body, ...replaced }));

/** An address has its own limit, which is not what is looked for here. */
const shortText = anything.map((value) =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 700),
);

/** Fields of a query with anything behind them, as text. */
const queryOf = (fields: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...fields, 'extra'), shortText), { maxLength: 4 })
    .map((pairs) => new URLSearchParams(pairs).toString());

describe('whatever stands in it, a request is answered or refused, and never breaks the server', () => {
  test.each(endpoints)('%s', async (name, endpoint) => {
    const asker = await askerFor(name);
    const { ask, address, body } = await askable(stage, asker, endpoint);
    const bodies = spoilt(body ?? {}, fieldsOf(endpoint, 'body'));
    const queries = queryOf(fieldsOf(endpoint, 'query'));
    await fc.assert(
      fc.asyncProperty(bodies, queries, fc.boolean(), async (sent, query, withQuery) => {
        const call = ask(withQuery ? `${address}?${query}` : address);
        const answer = await (body ? call.send(sent) : call);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) expectRefusal(answer, answer.status);
      }),
      { numRuns: RUNS },
    );
  });
});
