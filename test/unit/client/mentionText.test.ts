import { describe, expect, test } from '@jest/globals';
import { writeMention } from '@leaven/shared/mentions';
import fc from 'fast-check';
import { askedAt, fits, link, retype, shownOf } from '../../../client/src/ui/mentions/text';

const id = 'a'.repeat(24);
const anna = { kind: 'person', id, label: 'Anna [B] Berg' } as const;
const kept = `Ask ${writeMention(anna)} about it`;
const shown = 'Ask @Anna [B] Berg about it';

describe('a field with mentions', () => {
  test('shows names, and keeps ids where nothing was touched', () => {
    expect(shownOf(kept)).toBe(shown);
    expect(retype(kept, shown)).toBe(kept);
    expect(retype(kept, `Please a${shown.slice(1)} now`)).toBe(`Please a${kept.slice(1)} now`);
    expect(retype(kept, shown.replace('Berg', 'Bergs'))).toBe(
      kept.replace(writeMention(anna), `${writeMention(anna)}s`),
    );
  });

  test('what stands round a mention leaves it one, also a mark round all of it', () => {
    const token = writeMention(anna);
    expect(retype(kept, `**${shown}**`)).toBe(`**${kept}**`);
    expect(retype(token, `@${shownOf(token)}`)).toBe(`@${token}`);
    expect(retype(`${token}\n${token}`, `- @Anna [B] Berg\n- @Anna [B] Berg`)).toBe(
      `- ${token}\n- ${token}`,
    );
  });

  test('a name that is cut is only a name', () => {
    expect(retype(kept, shown.replace('Berg', 'Be'))).toBe('Ask @Anna [B] Be about it');
    expect(retype(kept, 'it')).toBe('it');
  });

  test('what was picked becomes a mention in its place', () => {
    expect(link('Ask @Anna [B] Berg  about', 4, anna)).toBe(`Ask ${writeMention(anna)}  about`);
    const twice = `${writeMention(anna)} and @Anna [B] Berg`;
    expect(link(twice, 19, anna)).toBe(`${writeMention(anna)} and ${writeMention(anna)}`);
  });

  test('any typing shows what was typed, and never makes up an id', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.string({ maxLength: 6 }).map((label) => writeMention({ kind: 'idea', id, label })),
    );
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const next = shownOf(after);
        const result = retype(before, next);
        expect(shownOf(result)).toBe(shownOf(next));
        expect(result.split(id).length).toBeLessThanOrEqual(
          Math.max(before.split(id).length, next.split(id).length),
        );
      }),
    );
  });
});

describe('what is being named', () => {
  test.each([
    ['@An', 3, { kind: 'person', q: 'An', from: 0, to: 3 }],
    ['ask (@An', 8, { kind: 'person', q: 'An', from: 5, to: 8 }],
    ['see #less sugar', 15, { kind: 'idea', q: 'less sugar', from: 4, to: 15 }],
    ['anna@crumb', 10, undefined],
    ['# A', 3, undefined],
    ['@', 1, undefined],
    ['@a b c d e', 10, undefined],
    [kept, 18, undefined],
    [`${kept} @T`, 30, { kind: 'person', q: 'T', from: 28, to: 30 }],
  ] as const)('%s', (text, caret, asked) => {
    expect(askedAt(text, caret)).toEqual(asked);
  });
});

test('of a list for what was typed before, what fits what is typed now is kept', () => {
  expect(fits('Amara Nwoke', 'n')).toBe(true);
  expect(fits('Amara Nwoke', 'noo')).toBe(false);
  expect(fits('Noor Zamani', 'noor z')).toBe(true);
  expect(fits('Édith Öz-Berg', 'EDI ber')).toBe(true);
  expect(fits('Anybody', '')).toBe(true);
});
