import { expect } from '@jest/globals';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IdeaRow } from '../../server/src/features/ideas/ideas.model';
import { countRows } from '../../server/src/features/ideas/tally';
import { startTestApp, type TestApp, type TestPerson } from './app';

export let t: TestApp;
let categoryId: string;
/** Mia writes what is merged away, Ben what stays; Noor moderates; the others are colleagues. */
let [mia, ben, noor, ann, tom, eva]: TestPerson[] = [];
const people = () => ({ mia, ben, noor, ann, tom, eva }) as Record<string, TestPerson>;
export const person = (name: string): TestPerson => people()[name] as TestPerson;

/** For `beforeAll` of a test file. */
export async function openMerging(): Promise<void> {
  t = await startTestApp();
  mia = await t.person('member', 'Mia');
  ben = await t.person('member', 'Ben');
  noor = await t.person('moderator', 'Noor');
  ann = await t.person();
  tom = await t.person();
  eva = await t.person();
  categoryId = (await t.category()).id;
}

export const newIdea = async (by = person('mia')): Promise<string> =>
  (await t.idea({ by, categoryId })).id;
export const pair = async (): Promise<[a: string, b: string]> => [
  await newIdea(person('mia')),
  await newIdea(person('ben')),
];
export const merge = (a: string, into: string, by = person('noor'), reason?: string) =>
  by.api.post(`/api/ideas/${a}/merge`).send({ into, ...(reason ? { reason } : {}) });
export const undo = (a: string, by = person('noor')) => by.api.delete(`/api/ideas/${a}/merge`);
export const view = async (id: string, by = person('noor')): Promise<IdeaView> =>
  (await by.api.get(`/api/ideas/${id}`).expect(200)).body;
export const vote = (by: TestPerson, id: string, value = 1) =>
  by.api.put(`/api/ideas/${id}/vote`).send({ value }).expect(200);
export const votesOf = async (id: string) => (await IdeaRow.findById(id).lean())?.votes;

/** Every tally that is kept is what its rows give. */
export async function expectNoDrift(): Promise<void> {
  for (const idea of await IdeaRow.find().lean())
    expect({ votes: idea.votes, commentCount: idea.commentCount }).toEqual(await countRows(idea));
}
