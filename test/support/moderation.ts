import type { QueueItem } from '@leaven/shared/moderation/moderation.schemas';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { startTestApp, type TestApp, type TestPerson } from './app';
import { until } from './until';

export let t: TestApp;
export let mia: TestPerson;
export let moderator: TestPerson;
export let categoryId: string;
export const people: TestPerson[] = [];

/** For `beforeAll` of a test file. */
export async function openModeration(): Promise<void> {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  moderator = await t.person('moderator', 'Moe');
  categoryId = (await t.category()).id;
  for (let i = 0; i < 6; i++) people.push(await t.person());
}

export const person = (i: number): TestPerson => people[i] as TestPerson;
export const flag = (by: TestPerson, targetId: string, more: object = {}) =>
  by.api.post('/api/flags').send({ kind: 'idea', targetId, reason: 'rude', ...more });
export const flagComment = (by: TestPerson, targetId: string, more: object = {}) =>
  flag(by, targetId, { kind: 'comment', ...more });
export const resolve = (by: TestPerson, id: string, body: object) =>
  by.api.post(`/api/moderation/queue/${id}`).send(body);
export const newIdea = (title?: string) =>
  t.idea({ by: mia, categoryId, body: 'Secret words', ...(title ? { title } : {}) });

export async function queue(by = moderator, query = ''): Promise<QueueItem[]> {
  const { body } = await by.api.get(`/api/moderation/queue?limit=100${query}`).expect(200);
  return body.items;
}
export async function itemOf(id: string, query = ''): Promise<QueueItem> {
  const item = (await queue(moderator, query)).find((one) => one.id === id);
  if (!item) throw new Error('not in the queue');
  return item;
}
export async function told(someone: TestPerson, kind: string, ideaId: string, times = 1) {
  const look = async () => {
    const { body } = await someone.api.get('/api/notifications?limit=100').expect(200);
    return (body.items as NotificationView[]).filter(
      (one) => one.kind === kind && one.idea?.id === ideaId,
    );
  };
  return until(look, (items) => items.length >= times);
}
/** Flags by as many people as hide it, none of them a moderator. */
export async function hideByFlags(targetId: string, kind: 'idea' | 'comment' = 'idea') {
  for (const i of [0, 1, 2]) await flag(person(i), targetId, { kind }).expect(201);
}
