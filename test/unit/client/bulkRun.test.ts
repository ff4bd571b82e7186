import { describe, expect, test } from '@jest/globals';
import {
  type Change,
  type Chosen,
  createRunner,
  doneIn,
  newRun,
  type Run,
  undoingRun,
} from '../../../client/src/features/moderation/bulk/runner';
import { rangeOf } from '../../../client/src/lib/selection';

const chosen = (count: number): Chosen[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `i${i}`,
    title: `Idea ${i}`,
    categoryId: i % 2 === 0 ? 'even' : 'odd',
  }));
const done = (ideaId: string) => ({ ideaId, done: true, code: null, message: null });
const refused = (ideaId: string) => ({ ideaId, done: false, code: 'not_found', message: 'Gone' });
const decline: Change = { action: 'decline', reason: 'No' };

/** A server that answers as told, with what it was asked and what was shown. */
function setUp(answer: (id: string) => ReturnType<typeof done> = done) {
  const asked: { ids: string[]; change: Change }[] = [];
  const shown: (Run | undefined)[] = [];
  const failures: unknown[] = [];
  const runner = createRunner({
    async send(ids, change) {
      asked.push({ ids, change });
      const failure = failures.shift();
      if (failure) throw failure;
      return ids.map(answer);
    },
    mayPass: (error) => error !== 'refused',
    show: (run) => void shown.push(run),
  });
  return { runner, asked, shown, failures };
}
const last = (run: Run | undefined) => run ?? newRun('', [], decline);

describe('a run over many ideas', () => {
  test('asks for each once, in at most a dozen steps, and says how far it is', async () => {
    const { runner, asked, shown } = setUp();
    await runner.start(newRun('me', chosen(40), decline));
    expect(asked.flatMap(({ ids }) => ids)).toEqual(chosen(40).map(({ id }) => id));
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(shown.slice(0, 3).map((run) => doneIn(last(run)).length)).toEqual([0, 4, 8]);
    expect(shown.at(-1)).toMatchObject({ state: 'ended' });
  });

  test('pauses where no answer comes, and goes on with what is left', async () => {
    const { runner, asked, failures } = setUp();
    failures.push(undefined, 'no line');
    await runner.start(newRun('me', chosen(3), decline));
    expect(runner.current()).toMatchObject({ state: 'paused', problem: 'no line' });
    await runner.goOn();
    expect(asked.map(({ ids }) => ids[0])).toEqual(['i0', 'i1', 'i1', 'i2']);
    expect(runner.current()).toMatchObject({ state: 'ended', problem: undefined });
    runner.forget();
    expect(runner.current()).toBeUndefined();
  });

  test('ends where all is refused, and after the step in which it is stopped', async () => {
    const { runner, asked, failures } = setUp();
    failures.push('refused');
    await runner.start(newRun('me', chosen(3), decline));
    expect(runner.current()).toMatchObject({ state: 'ended', problem: 'refused', results: {} });
    const under = runner.start(newRun('me', chosen(3), decline));
    runner.stop();
    runner.forget();
    await under;
    expect(runner.current()).toMatchObject({ state: 'ended' });
    expect(doneIn(last(runner.current())).map(({ id }) => id)).toEqual(['i0']);
    expect(asked).toHaveLength(2);
  });

  test('a second one does not begin while the first is under way', async () => {
    const { runner, asked } = setUp();
    const first = runner.start(newRun('me', chosen(2), decline));
    await runner.start(newRun('me', chosen(2), { action: 'archive', reason: 'Old' }));
    await first;
    expect(asked.map(({ change }) => change.action)).toEqual(['decline', 'decline']);
  });

  test('undoing asks for what was done alone; a move goes back to where each was', async () => {
    const { runner } = setUp((id) => (id === 'i1' ? (refused(id) as never) : done(id)));
    await runner.start(newRun('me', chosen(4), decline));
    const undoing = undoingRun(last(runner.current()));
    expect(undoing.steps.flatMap(({ ids }) => ids)).toEqual(['i0', 'i2', 'i3']);
    expect(undoing.steps.every(({ change }) => change.action === 'undo')).toBe(true);
    await runner.start(newRun('me', chosen(4), { action: 'move', categoryId: 'c' }));
    expect(undoingRun(last(runner.current()))).toMatchObject({
      action: 'undo',
      steps: [
        { ids: ['i0'], change: { action: 'move', categoryId: 'even' } },
        { ids: ['i2'], change: { action: 'move', categoryId: 'even' } },
        { ids: ['i3'], change: { action: 'move', categoryId: 'odd' } },
      ],
    });
  });
});

test('a range goes from one row to another in either direction', () => {
  const shown = ['a', 'b', 'c', 'd'];
  expect(rangeOf(shown, 'b', 'd')).toEqual(['b', 'c', 'd']);
  expect(rangeOf(shown, 'c', 'a')).toEqual(['a', 'b', 'c']);
  expect(rangeOf(shown, 'gone', 'c')).toEqual(['c']);
});
