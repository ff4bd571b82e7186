import { beforeEach, describe, expect, test } from '@jest/globals';
import type { IdeaCard, IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { QueryClient } from '@tanstack/react-query';
import {
  cardOf,
  copiesOf,
  dropFromLists,
  type IdeaList,
  ideaKeys,
  patchIdeaEverywhere,
  putOnTop,
  storeCards,
  storeIdea,
  withNewest,
} from '../../../client/src/features/ideas/cache';
import { applyIdeaChanged } from '../../../client/src/features/ideas/live';

const at = '2026-03-01T12:00:00.000Z';
const person = { id: 'p', name: 'Mia Okendo', department: null };

const view = (id: string, more: Partial<IdeaView> = {}): IdeaView => ({
  id,
  title: `Idea ${id}`,
  excerpt: 'Because',
  body: 'Because **so**',
  beneficiary: '',
  author: person,
  coAuthors: [],
  coAuthoring: { invitedBy: null, invited: [] },
  category: { id: 'c', name: 'Shops' },
  stage: 'open',
  postedAt: at,
  editedAt: null,
  votes: 10,
  commentCount: 2,
  openAsks: [],
  projectId: null,
  isQuestion: false,
  solution: null,
  liveRev: 5,
  contentRev: 1,
  myVote: 0,
  mine: false,
  following: false,
  muted: false,
  steward: person,
  clock: { from: at, dueAt: at, answeredAt: null, workingDays: null, standIn: null },
  officialReply: null,
  pinned: null,
  earlierReplies: 0,
  archivesAt: null,
  decisions: [],
  extensions: [],
  project: null,
  mergedInto: null,
  mergedFrom: [],
  deletedAt: null,
  hidden: null,
  abilities: {
    edit: false,
    grow: false,
    restoreRevision: false,
    inviteCoAuthor: false,
    delete: false,
    comment: true,
    note: false,
    vote: true,
    decide: [],
    promote: false,
    handOn: false,
    reply: false,
    flag: false,
    archive: false,
    revive: false,
    merge: false,
    undoMerge: false,
  },
  ...more,
});

const listOf = (...pages: IdeaCard[][]): IdeaList => ({
  pages: pages.map((items) => ({ items, nextCursor: null })),
  pageParams: pages.map(() => undefined),
});

const hot = ideaKeys.feed({ sort: 'hot' });
const review = ideaKeys.review('mine', false);
let client: QueryClient;

const idsIn = (key: readonly unknown[]) =>
  client.getQueryData<IdeaList>(key)?.pages.map(({ items }) => items.map(({ id }) => id));
const votesOf = (id: string) => copiesOf(client, id).map(({ votes }) => votes);

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(ideaKeys.detail('a'), view('a'));
  client.setQueryData(hot, listOf([cardOf(view('b')), cardOf(view('a'))], [cardOf(view('c'))]));
  client.setQueryData(review, listOf([cardOf(view('a'))]));
});

test('a patch reaches the page and every list, and moves nothing', () => {
  patchIdeaEverywhere(client, 'a', { votes: 11 });
  expect(votesOf('a')).toEqual([11, 11, 11]);
  expect(votesOf('b')).toEqual([10]);
  expect(idsIn(hot)).toEqual([['b', 'a'], ['c']]);
});

test('a function patches each copy by what it is, and may leave one alone', () => {
  client.setQueryData(ideaKeys.detail('a'), view('a', { votes: 20 }));
  patchIdeaEverywhere(client, 'a', ({ votes }) =>
    votes === 20 ? null : { votes: (votes ?? 0) + 1 },
  );
  expect(votesOf('a')).toEqual([20, 11, 11]);
});

test('a tombstone is stored for the page, and cards keep their words', () => {
  storeIdea(client, view('a', { title: '', deletedAt: at }));
  expect(client.getQueryData<IdeaView>(ideaKeys.detail('a'))?.deletedAt).toBe(at);
  expect(copiesOf(client, 'a').map(({ title }) => title)).toEqual(['', 'Idea a', 'Idea a']);
});

describe('an answer that a live message has overtaken', () => {
  const toldMeanwhile = { votes: 12, liveRev: 7 };
  beforeEach(() => patchIdeaEverywhere(client, 'a', toldMeanwhile));

  test('does not undo it, on the page or on the cards, and the page is asked for anew', () => {
    storeIdea(client, view('a', { votes: 11, liveRev: 6 }));
    expect(votesOf('a')).toEqual([12, 12, 12]);
    expect(client.getQueryState(ideaKeys.detail('a'))?.isInvalidated).toBe(true);
    storeCards(client, [cardOf(view('a', { votes: 11, liveRev: 6 }))]);
    expect(votesOf('a')).toEqual([12, 12, 12]);
  });

  test('counts when it says as much or more', () => {
    storeIdea(client, view('a', { votes: 12, liveRev: 7, myVote: 1 }));
    expect(copiesOf(client, 'a').map(({ myVote }) => myVote)).toEqual([1, 1, 1]);
    storeCards(client, [cardOf(view('a', { votes: 13, liveRev: 8 }))]);
    expect(votesOf('a')).toEqual([12, 13, 13]);
  });

  test('comes into a list as what is known, in the slot that the list gave it', () => {
    const cards = [{ ...cardOf(view('a', { votes: 11, liveRev: 6 })), needsEyes: true }];
    const page = withNewest(client, { items: cards, nextCursor: 'more' });
    expect(page).toMatchObject({
      items: [{ id: 'a', votes: 12, liveRev: 7, needsEyes: true }],
      nextCursor: 'more',
    });
    expect(page.items[0]).not.toHaveProperty('body');
    const fresh = { items: [cardOf(view('a', { liveRev: 9 }))], nextCursor: null };
    expect(withNewest(client, fresh)).toEqual(fresh);
  });
});

test('an idea that was taken out of the lists comes back only to those that had it', () => {
  const putBack = dropFromLists(client, 'b');
  expect(idsIn(hot)).toEqual([['a'], ['c']]);
  putBack(cardOf(view('b')));
  expect(idsIn(hot)).toEqual([['b', 'a'], ['c']]);
  expect(idsIn(review)).toEqual([['a']]);
});

test('a card on top stands there once', () => {
  putOnTop(client, hot, cardOf(view('c')));
  expect(idsIn(hot)).toEqual([['c', 'b', 'a'], []]);
});

test('a message ticks the numbers in place', () => {
  const outcome = applyIdeaChanged(
    client,
    { ideaId: 'a', liveRev: 6, what: ['counts'], facts: { votes: 11, commentCount: 3 } },
    false,
  );
  expect(outcome).toBe('applied');
  expect(votesOf('a')).toEqual([11, 11, 11]);
  expect(copiesOf(client, 'a').map(({ liveRev }) => liveRev)).toEqual([6, 6, 6]);
});

test('a message that was missed is noticed, and the newest facts are shown all the same', () => {
  const message = { ideaId: 'a', liveRev: 8, what: ['counts' as const], facts: { votes: 14 } };
  expect(applyIdeaChanged(client, message, false)).toBe('gap');
  expect(votesOf('a')).toEqual([14, 14, 14]);
});

test('a message from before changes nothing', () => {
  const message = { ideaId: 'a', liveRev: 5, what: ['counts' as const], facts: { votes: 1 } };
  expect(applyIdeaChanged(client, message, false)).toBe('known');
  expect(votesOf('a')).toEqual([10, 10, 10]);
});

test('while the viewer’s own vote is under way the number on screen stays ahead', () => {
  patchIdeaEverywhere(client, 'a', { votes: 11, myVote: 1 });
  const facts = { votes: 10, commentCount: 9 };
  applyIdeaChanged(client, { ideaId: 'a', liveRev: 6, what: ['counts'], facts }, true);
  expect(votesOf('a')).toEqual([11, 11, 11]);
  expect(copiesOf(client, 'a').map(({ commentCount }) => commentCount)).toEqual([9, 9, 9]);
});

test('a deletion leaves the words on the cards that show them', () => {
  const facts = { title: '', excerpt: '' };
  applyIdeaChanged(client, { ideaId: 'a', liveRev: 6, what: ['deleted'], facts }, false);
  expect(copiesOf(client, 'a').map(({ title }) => title)).toEqual(['Idea a', 'Idea a', 'Idea a']);
});
