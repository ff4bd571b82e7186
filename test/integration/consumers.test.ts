import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { runConsumer } from '../../server/src/events/consumers';
import { publish, recordEvent } from '../../server/src/events/log';
import { createTestDatabase } from '../support/database';
import { until } from '../support/until';

const database = createTestDatabase();
beforeAll(() => connectDatabase(database.uri));
afterAll(async () => {
  await disconnectDatabase();
  await database.drop();
});

const name = 'of this test';
const kinds = ['idea.edited'] as const;
const happen = async (ideaId: string) =>
  publish(await recordEvent({ kind: 'idea.edited', actorId: null, data: { ideaId } }));

test('what takes long stops with the process, and the next takes it at once, from the beginning', async () => {
  const began: string[] = [];
  const first = runConsumer({
    name,
    kinds,
    async handle({ data }, isStopping) {
      began.push(data.ideaId);
      while (!isStopping()) await sleep(10);
      return 'unfinished';
    },
  });
  await happen('a');
  await until(
    async () => began.length,
    (count) => count === 1,
  );
  await first.stop();
  const done: string[] = [];
  const second = runConsumer({ name, kinds, handle: async ({ data }) => done.push(data.ideaId) });
  // Sooner than a lease that was left behind would run out.
  expect(
    await until(
      async () => [...done],
      (seen) => seen.length > 0,
    ),
  ).toEqual(['a']);
  await second.stop();
});

test('several at a time: one that takes long keeps none of the others, and each is done once', async () => {
  const done: string[] = [];
  let isHeld = true;
  const consumer = runConsumer({
    name,
    kinds,
    atOnce: 2,
    async handle({ data }) {
      while (data.ideaId === 'long' && isHeld) await sleep(10);
      done.push(data.ideaId);
    },
  });
  for (const ideaId of ['long', 'b', 'c', 'd']) await happen(ideaId);
  const seen = await until(
    async () => [...done],
    (ids) => ids.length === 3,
  );
  expect(seen.toSorted()).toEqual(['b', 'c', 'd']);
  isHeld = false;
  await until(
    async () => done.length,
    (count) => count === 4,
  );
  await consumer.stop();
  expect(done.toSorted()).toEqual(['b', 'c', 'd', 'long']);
});
