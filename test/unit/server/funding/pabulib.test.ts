import { expect, test } from '@jest/globals';
import { readPabulib, writePabulib } from '../../../../server/src/features/funding/rules/pabulib';

const file = (change: (text: string) => string = (text) => text) =>
  change(
    [
      'META',
      'key;value',
      'description;"Crumb & Co.; the yard"',
      'budget;1000.50',
      'vote_type;scoring',
      'PROJECTS',
      'project_id;cost;votes;name;selected',
      'p1;400.25;2;"A ""green"" oven; for all";1',
      'p2;300;1;Benches;0',
      'VOTES',
      'voter_id;age;vote;points',
      'v1;30;p1,p2;5,2',
      'v2;41;p1;3',
      'v3;22;;',
      '',
    ].join('\n'),
  );

test('a file is read in minor units where it has decimals, with names, marks and winners', () => {
  const { election, unit, projects, voters, meta } = readPabulib(file());
  expect(unit).toBe(100);
  expect(election).toEqual({
    kind: 'score',
    budget: 100_050,
    candidates: [
      { id: 'p1', cost: 40_025 },
      { id: 'p2', cost: 30_000 },
    ],
    ballots: [
      [
        [0, 5],
        [1, 2],
      ],
      [[0, 3]],
      [],
    ],
  });
  expect(projects.map(({ name, selected }) => [name, selected])).toEqual([
    ['A "green" oven; for all', true],
    ['Benches', false],
  ]);
  expect(voters).toEqual(['v1', 'v2', 'v3']);
  expect(meta.get('description')).toBe('Crumb & Co.; the yard');
});

test('what is written is read back the same', () => {
  const first = readPabulib(file());
  const again = readPabulib(writePabulib(first, new Set(['p1'])));
  expect(again.election).toEqual(first.election);
  expect(again).toMatchObject({ unit: 100, projects: first.projects, voters: first.voters });
});

test.each([
  ['no kind of vote', (text: string) => text.replace('scoring', 'ordinal'), 'vote_type is one of'],
  ['no budget', (text: string) => text.replace('budget;1000.50\n', ''), 'budget: "" is no amount'],
  ['a cost of words', (text: string) => text.replace('300;1', 'much;1'), 'Line 9, cost: "much"'],
  [
    'a vote for nothing',
    (text: string) => text.replace('p1,p2', 'p1,p9'),
    'Line 12: there is no project "p9"',
  ],
  [
    'points that are none',
    (text: string) => text.replace('5,2', '5,x'),
    'Line 12: "x" is no number',
  ],
  [
    'one id twice',
    (text: string) => text.replace('p2;300', 'p1;300'),
    'Two projects have the same id',
  ],
  [
    'no votes',
    (text: string) => text.replace('VOTES\nvoter_id', 'VOTES\nwho'),
    'VOTES has no column voter_id',
  ],
  ['something else', () => 'a picture', 'Line 1: a file begins with META'],
])('%s is told', (_what, change, message) => {
  expect(() => readPabulib(file(change))).toThrow(message);
});
