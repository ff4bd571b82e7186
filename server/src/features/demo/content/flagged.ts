import type { DemoFlagged } from './types';

/** What people flagged, and what became of it: two things wait, two are hidden, one is back. */
export const flagged: DemoFlagged[] = [
  {
    kind: 'comment',
    key: 'tips-by-hours/4',
    flags: [
      { by: 'carmen', reason: 'rude', note: '', daysAgo: 27.9 },
      {
        by: 'dele',
        reason: 'rude',
        note: 'It is about one person and he knows it.',
        daysAgo: 27.8,
      },
    ],
    decisions: [
      {
        action: 'hide',
        by: 'samuel',
        reason: 'You call a colleague a thief. Say what should be different, without whom.',
        daysAgo: 27.6,
      },
    ],
  },
  {
    kind: 'idea',
    key: 'compare-the-mills',
    flags: [
      {
        by: 'sean',
        reason: 'private_data',
        note: 'Three prices from three contracts.',
        daysAgo: 7.1,
      },
    ],
    decisions: [
      {
        action: 'hide',
        by: 'priya',
        reason:
          'It names what two mills charge us, and the contracts say that we keep that to ourselves. Take the numbers out and it is back within the hour: the idea itself is a good one.',
        daysAgo: 6.8,
      },
    ],
  },
  {
    kind: 'comment',
    key: 'regulars-notebook/1',
    flags: [{ by: 'carmen', reason: 'private_data', note: 'A customer’s surname.', daysAgo: 5.3 }],
    decisions: [
      {
        action: 'hide',
        by: 'maria',
        reason: 'There is a customer’s name in it. Without it, everybody may read it.',
        daysAgo: 5.2,
      },
      { action: 'approve', by: 'maria', reason: '', daysAgo: 4.9 },
    ],
  },
  {
    kind: 'comment',
    key: 'rota-three-weeks/5',
    flags: [
      { by: 'rosalie', reason: 'rude', note: '', daysAgo: 2.4 },
      { by: 'yusuf', reason: 'rude', note: '“Shop people” is us.', daysAgo: 1.9 },
    ],
    decisions: [],
  },
  {
    kind: 'idea',
    key: 'who-was-late',
    flags: [
      {
        by: 'ottilie',
        reason: 'private_data',
        note: 'The lockers are where the drivers and the cleaners come through too.',
        daysAgo: 1.3,
      },
      { by: 'nadia', reason: 'other', note: 'I do not think this is allowed.', daysAgo: 0.8 },
    ],
    decisions: [],
  },
];
