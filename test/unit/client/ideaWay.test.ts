import { expect, test } from '@jest/globals';
import type { DecisionView } from '@leaven/shared/ideas/ideas.schemas';
import type { IdeaStage } from '@leaven/shared/stages';
import { tellingDecisions, wayOf } from '../../../client/src/features/ideas/way';

const on = (day: number) => new Date(Date.UTC(2026, 2, day)).toISOString();
const postedAt = on(1);

const decision = (from: IdeaStage, to: IdeaStage, day: number, reason = ''): DecisionView => ({
  id: `${to}-${day}`,
  from,
  to,
  reason,
  revisitIf: '',
  by: null,
  at: on(day),
  rule: null,
});

const way = (stage: IdeaStage, ...decisions: DecisionView[]) =>
  wayOf({ stage, postedAt, decisions }).map(({ stage: step, state, at }) => [
    step,
    state,
    at && new Date(at).getUTCDate(),
  ]);

test('an open idea has its review and its answer ahead', () => {
  expect(way('open')).toEqual([
    ['open', 'now', 1],
    ['in_review', 'next', null],
    ['promoted', 'next', null],
  ]);
});

test('an idea in review waits for its answer', () => {
  expect(way('in_review', decision('open', 'in_review', 3))).toEqual([
    ['open', 'done', 1],
    ['in_review', 'now', 3],
    ['promoted', 'next', null],
  ]);
});

test('a declined idea ends in grey, with or without a review before', () => {
  const review = decision('open', 'in_review', 3);
  expect(way('declined', review, decision('in_review', 'declined', 5))).toEqual([
    ['open', 'done', 1],
    ['in_review', 'done', 3],
    ['declined', 'ended', 5],
  ]);
  expect(way('declined', decision('open', 'declined', 5))).toEqual([
    ['open', 'done', 1],
    ['declined', 'ended', 5],
  ]);
});

test('a promoted idea has come to a good end', () => {
  expect(way('promoted', decision('open', 'promoted', 4)).at(-1)).toEqual(['promoted', 'good', 4]);
});

test('after a reopening the way begins anew, and the review before it is history', () => {
  const past = [decision('open', 'in_review', 2), decision('in_review', 'declined', 3)];
  expect(way('open', ...past, decision('declined', 'open', 6))).toEqual([
    ['open', 'now', 6],
    ['in_review', 'next', null],
    ['promoted', 'next', null],
  ]);
  expect(
    way('declined', ...past, decision('declined', 'open', 6), decision('open', 'declined', 8)),
  ).toEqual([
    ['open', 'done', 6],
    ['declined', 'ended', 8],
  ]);
});

test('an end that came with an import has no day', () => {
  expect(way('declined')).toEqual([
    ['open', 'done', 1],
    ['declined', 'ended', null],
  ]);
});

test('an official note changes neither stage nor day', () => {
  expect(way('open', decision('open', 'open', 9, 'We will do it.'))[0]).toEqual(['open', 'now', 1]);
});

test('decisions that say something are told, the latest first', () => {
  const told = tellingDecisions([
    decision('open', 'in_review', 2),
    decision('in_review', 'open', 3, 'Not yet.'),
    decision('open', 'declined', 5, 'Too dear.'),
  ]);
  expect(told.map(({ id }) => id)).toEqual(['declined-5', 'open-3']);
});
