import { describe, expect, test } from '@jest/globals';
import type { ProjectStage } from '@leaven/shared/stages';
import { trackOf } from '../../../client/src/features/projects/track';

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T09:00:00.000Z`;

/** The steps of a project that took one stage a day. */
const through = (...stages: ProjectStage[]) => ({
  stage: stages.at(-1) ?? 'proposed',
  steps: stages.map((to, i) => ({
    from: stages[i - 1] ?? null,
    to,
    reason: '',
    by: null,
    at: day(i + 1),
  })),
});

const brief = (...stages: ProjectStage[]) =>
  trackOf(through(...stages)).map(({ stage, state, at, skipped }) =>
    [stage, state, at?.slice(8, 10), skipped ? 'skipped' : ''].filter(Boolean).join(' '),
  );

describe('the track of a project', () => {
  test('shows where it stands between what was and what may come', () => {
    expect(brief('proposed', 'funded')).toEqual([
      'proposed done 01',
      'funded now 02',
      'in_progress next',
      'pilot next',
      'shipped next',
    ]);
  });

  test('says where a stage was passed over', () => {
    expect(brief('proposed', 'pilot')).toEqual([
      'proposed done 01',
      'funded done skipped',
      'in_progress done skipped',
      'pilot now 02',
      'shipped next',
    ]);
  });

  test('takes the last time where a project came to a stage twice', () => {
    expect(brief('proposed', 'funded', 'proposed')).toEqual([
      'proposed now 03',
      'funded next',
      'in_progress next',
      'pilot next',
      'shipped next',
    ]);
  });

  test('ends in green when it shipped', () => {
    expect(brief('proposed', 'shipped').at(-1)).toBe('shipped good 02');
  });

  test('ends where it was shut down, without the stages it never saw', () => {
    expect(brief('proposed', 'funded', 'shut_down')).toEqual([
      'proposed done 01',
      'funded done 02',
      'shut_down ended 03',
    ]);
  });
});
