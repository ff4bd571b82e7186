import { expect, test } from '@jest/globals';
import { rankingGate } from '../gates/ranking';
import { gini } from '../gates/replay';
import { catalystGate, pabulibGate } from '../gates/rounds';
import { similarGate } from '../gates/similar';

test('the ranking finds the best of real votes with nothing unseen (reduced)', async () => {
  const { outcome, lines } = await rankingGate.run({ reduced: true });
  if (outcome === 'skipped') console.warn(`The gate of ranking is skipped: ${lines[0]}`);
  expect({ outcome, lines }).toEqual({ outcome: expect.stringMatching(/passed|skipped/), lines });
});

test('similar ideas are found among real duplicates (reduced)', async () => {
  const { outcome, lines } = await similarGate.run({ reduced: true });
  if (outcome === 'skipped') console.warn(`The gate of similar ideas is skipped: ${lines[0]}`);
  expect({ outcome, lines }).toEqual({ outcome: expect.stringMatching(/passed|skipped/), lines });
});

test.each([pabulibGate, catalystGate])('$name: what was really decided comes out', async (gate) => {
  const { outcome, lines } = await gate.run();
  if (outcome === 'skipped') console.warn(`The gate ${gate.name} is skipped: ${lines[0]}`);
  expect({ outcome, lines }).toEqual({ outcome: expect.stringMatching(/passed|skipped/), lines });
});

test('Gini: none where all are alike, nearly 1 where one has it all', () => {
  expect(gini([5, 5, 5, 5])).toBe(0);
  expect(gini([0, 0, 0, 12])).toBeCloseTo(0.75, 9);
  expect(gini([0, 0])).toBe(0);
});
