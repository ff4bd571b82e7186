import { describe, expect, test } from '@jest/globals';
import type { DraftView } from '@leaven/shared/ideas/drafts.schemas';
import fc from 'fast-check';
import {
  arrived,
  begun,
  currentOf,
  type Desk,
  emptyDesk,
  ended,
  isUnsaved,
  keepBoth,
  keepMine,
  listed,
  opened,
  posted,
  posting,
  queued,
  saved,
  takenBack,
  takeOther,
  textOf,
  typed,
  withoutOutgoing,
} from '../../../client/src/features/ideas/drafting/desk';

const now = 1_000_000;
const words = (title: string) => ({ title, body: '', categoryId: '', beneficiary: '' });
const view = (id: string, rev: number, title: string, savedAt = now + 1): DraftView => ({
  id,
  rev,
  title,
  body: '',
  beneficiary: '',
  categoryId: null,
  savedAt: new Date(savedAt).toISOString(),
});
/** A desk whose draft `a` says this and is saved so. */
const savedDesk = (title = 'Bread'): Desk =>
  saved(typed(emptyDesk('a'), words(title)), words(title), view('a', 1, title));
const titles = (desk: Desk) => Object.values(desk.drafts).map(({ title }) => title);

describe('what is typed', () => {
  test('is to be saved until the server has it, and again when it goes on', () => {
    const desk = typed(emptyDesk('a'), words('Bread'));
    expect(isUnsaved(currentOf(desk), now)).toBe(true);
    const kept = saved(desk, words('Bread'), view('a', 1, 'Bread'));
    expect(isUnsaved(currentOf(kept), now)).toBe(false);
    expect(isUnsaved(currentOf(typed(kept, words('Bread rolls'))), now)).toBe(true);
  });

  test('while a save was under way is still to be saved', () => {
    const desk = typed(typed(emptyDesk('a'), words('Bre')), words('Bread'));
    expect(isUnsaved(currentOf(saved(desk, words('Bre'), view('a', 1, 'Bre'))), now)).toBe(true);
  });

  test('is nothing while the form is blank', () => {
    expect(isUnsaved(currentOf(emptyDesk('a')), now)).toBe(false);
  });

  test('is not saved while it is being posted, unless the page that posted is gone', () => {
    const desk = posting(typed(emptyDesk('a'), words('Bread')), 'a', now);
    expect(isUnsaved(currentOf(desk), now + 1_000)).toBe(false);
    expect(isUnsaved(currentOf(desk), now + 600_000)).toBe(true);
  });
});

describe('another device', () => {
  test('goes on with the same draft', () => {
    const desk = arrived(savedDesk('Bread'), view('a', 2, 'Bread rolls'));
    expect(currentOf(desk)).toMatchObject({ title: 'Bread rolls', rev: 2, other: null });
  });

  test('finds in a blank form what was written last, but not what was there before', () => {
    const desk = { ...emptyDesk('a'), since: now };
    expect(currentOf(arrived(desk, view('b', 1, 'New', now + 1))).title).toBe('New');
    expect(currentOf(arrived(desk, view('b', 1, 'Old', now - 1))).title).toBe('');
    expect(currentOf(arrived(savedDesk(), view('b', 1, 'New'))).title).toBe('Bread');
  });

  test('that changed it too is shown beside, and nothing is sent before somebody chose', () => {
    const desk = arrived(typed(savedDesk(), words('Mine')), view('a', 2, 'Theirs'));
    expect(currentOf(desk)).toMatchObject({ title: 'Mine', other: { title: 'Theirs' } });
    expect(isUnsaved(currentOf(desk), now)).toBe(false);
    expect(currentOf(keepMine(desk, 'a'))).toMatchObject({ title: 'Mine', rev: 2, other: null });
    expect(isUnsaved(currentOf(keepMine(desk, 'a')), now)).toBe(true);
    expect(currentOf(takeOther(desk, 'a'))).toMatchObject({ title: 'Theirs', rev: 2 });
    expect(currentOf(keepBoth(desk, 'a', 'b'))).toMatchObject({ id: 'b', title: 'Mine', rev: 0 });
  });

  test('that came to the same words is no conflict', () => {
    const desk = arrived(typed(savedDesk(), words('Same')), view('a', 2, 'Same'));
    expect(currentOf(desk)).toMatchObject({ other: null, rev: 2 });
  });

  test('that posted or deleted it takes it away, but not what was typed here since', () => {
    expect(ended(savedDesk(), 'a', 'posted', 'n', now)).toMatchObject({
      rescued: false,
      desk: { current: 'n', drafts: {} },
    });
    const typing = typed(savedDesk(), words('Bread and more'));
    const { desk, rescued } = ended(typing, 'a', 'deleted', 'n', now);
    expect(rescued).toBe(true);
    expect(currentOf(desk)).toMatchObject({ id: 'n', title: 'Bread and more', rev: 0 });
  });

  test('that removed it while nobody listened is learnt from the list', () => {
    const { desk } = listed(savedDesk(), [], () => 'n', now);
    expect(desk.drafts).toEqual({});
    expect(
      listed(typed(emptyDesk('a'), words('New')), [], () => 'n', now).desk.drafts,
    ).toHaveProperty('a');
  });
});

describe('posting', () => {
  test('frees the form; told of it by another way first, nothing comes back', () => {
    const sent = posting(typed(savedDesk(), words('Bread!')), 'a', now);
    expect(ended(sent, 'a', 'posted', 'n', now)).toMatchObject({ rescued: false });
    expect(posted(sent, 'a', 'n', now)).toMatchObject({ current: 'n', drafts: {} });
  });

  test('keeps what was typed after it was sent', () => {
    const on = typed(posting(savedDesk(), 'a', now), words('Bread, and another thing'));
    expect(currentOf(posted(on, 'a', 'n', now)).title).toBe('Bread, and another thing');
  });

  test('without a connection waits in the outbox, once, and can be taken back', () => {
    const desk = queued(
      savedDesk('Bread'),
      { ...words('Bread'), draftId: 'a', attachmentIds: [] },
      'n',
      now,
    );
    expect(desk.outbox).toMatchObject([{ draftId: 'a', title: 'Bread' }]);
    expect(currentOf(desk).title).toBe('');
    const back = takenBack(typed(desk, words('Meanwhile')), 'a', now);
    expect(back.outbox).toEqual([]);
    expect(currentOf(back)).toMatchObject({ id: 'a', title: 'Bread' });
    expect(titles(back)).toContain('Meanwhile');
    expect(withoutOutgoing(desk, 'a').outbox).toEqual([]);
  });
});

test('whatever happens, the last words typed are on the desk, in the outbox or with the account', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), title: fc.string({ minLength: 1 }) }),
    fc.record({ kind: fc.constantFrom('begin', 'open', 'ended', 'arrived', 'both', 'queue') }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let desk = emptyDesk('d0');
      let n = 0;
      const kept: string[] = [];
      for (const one of steps) {
        const id = `d${++n}`;
        const { current } = desk;
        if ('title' in one) {
          const before = currentOf(desk);
          desk = typed(desk, words(one.title));
          kept.splice(0, kept.length, ...kept.filter((title) => title !== before.title));
          if (one.title.trim()) kept.push(one.title);
        } else if (one.kind === 'begin') desk = begun(desk, id, now);
        else if (one.kind === 'open') desk = opened(desk, view(id, 1, `Server ${id}`), now);
        else if (one.kind === 'ended') desk = ended(desk, current, 'deleted', id, now).desk;
        else if (one.kind === 'arrived') desk = arrived(desk, view(current, 99, `Other ${id}`));
        else if (one.kind === 'both') desk = keepBoth(desk, current, id);
        else if (currentOf(desk).title.trim())
          desk = queued(
            desk,
            { ...textOf(currentOf(desk)), draftId: current, attachmentIds: [] },
            id,
            now,
          );
      }
      const last = kept.at(-1);
      const all = [...titles(desk), ...desk.outbox.map(({ title }) => title)];
      if (last !== undefined) expect(all).toContain(last);
    }),
  );
});
