import { expect, test } from '@jest/globals';
import type { VoteValue } from '@leaven/shared/ideas/ideas.schemas';
import type { VotingView } from '@leaven/shared/votes/votes.schemas';
import fc from 'fast-check';
import { Ballot } from '../../../client/src/features/votes/ballot';

const ideaId = 'a'.repeat(24);

/** A server that answers only when told to. */
function setUp() {
  const shown: VoteValue[] = [];
  const requests: { value: VoteValue; answer: () => Promise<void>; refuse: () => Promise<void> }[] =
    [];
  const settled: (VotingView | undefined)[] = [];
  let held: VoteValue = 0;
  const ballot = new Ballot({
    show: (_id, value) => shown.push(value),
    settled: (_id, view) => settled.push(view),
    send: (id, value) =>
      new Promise((resolve, reject) => {
        const soon = () => new Promise<void>((done) => setImmediate(done));
        requests.push({
          value,
          answer: () => {
            held = value;
            resolve({ id, myVote: value, votes: value, liveRev: 2 });
            return soon();
          },
          refuse: () => {
            reject(new Error('no'));
            return soon();
          },
        });
      }),
  });
  return { ballot, shown, requests, settled, held: () => held };
}

test('a wish is shown before the server is asked', () => {
  const { ballot, shown, requests } = setUp();
  ballot.wish(ideaId, 0, 1);
  expect(shown).toEqual([1]);
  expect(requests).toHaveLength(1);
  expect(ballot.isUnderWay(ideaId)).toBe(true);
});

test('clicks while a request is under way wait for it, and only the last counts', async () => {
  const { ballot, requests, held } = setUp();
  ballot.wish(ideaId, 0, 1);
  ballot.wish(ideaId, 1, 0);
  ballot.wish(ideaId, 0, 1);
  ballot.wish(ideaId, 1, 0);
  expect(requests).toHaveLength(1);
  // An answer to somebody else's question may say otherwise meanwhile; this is what is shown.
  expect(ballot.wishOf(ideaId)).toBe(0);
  await requests[0]?.answer();
  expect(requests.map(({ value }) => value)).toEqual([1, 0]);
  await requests[1]?.answer();
  expect(requests).toHaveLength(2);
  expect(held()).toBe(0);
  expect(ballot.isUnderWay(ideaId)).toBe(false);
  expect(ballot.wishOf(ideaId)).toBeUndefined();
});

test('a refusal goes back to what the server holds and keeps the reason until it is dismissed', async () => {
  const { ballot, shown, requests, settled } = setUp();
  ballot.wish(ideaId, 0, 1);
  await requests[0]?.refuse();
  expect(shown.at(-1)).toBe(0);
  expect(settled).toEqual([undefined]);
  expect(ballot.errorOf(ideaId)).toEqual(new Error('no'));
  ballot.dismissError(ideaId);
  expect(ballot.errorOf(ideaId)).toBeUndefined();
});

test('who took a vote back before it was refused has what they want and sees no error', async () => {
  const { ballot, shown, requests } = setUp();
  ballot.wish(ideaId, 0, 1);
  ballot.wish(ideaId, 1, 0);
  await requests[0]?.refuse();
  expect(requests).toHaveLength(1);
  expect(shown.at(-1)).toBe(0);
  expect(ballot.errorOf(ideaId)).toBeUndefined();
});

test('a second wish after a refusal is sent', async () => {
  const { ballot, requests, held } = setUp();
  ballot.wish(ideaId, 0, 1);
  await requests[0]?.refuse();
  ballot.wish(ideaId, 0, 1);
  expect(ballot.errorOf(ideaId)).toBeUndefined();
  await requests[1]?.answer();
  expect(held()).toBe(1);
});

test('whatever is clicked and refused, screen and server agree in the end', async () => {
  const action = fc.constantFrom('vote', 'take back', 'answer', 'refuse');
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
      const { ballot, shown, requests, held } = setUp();
      let open = 0;
      for (const what of [...actions, ...actions.map(() => 'answer'), 'answer']) {
        if (what === 'vote') ballot.wish(ideaId, shown.at(-1) ?? 0, 1);
        else if (what === 'take back') ballot.wish(ideaId, shown.at(-1) ?? 0, 0);
        else if (open < requests.length) {
          const request = requests[open++];
          await (what === 'answer' ? request?.answer() : request?.refuse());
        }
      }
      expect(ballot.isUnderWay(ideaId)).toBe(false);
      expect(shown.at(-1) ?? 0).toBe(held());
    }),
  );
});
