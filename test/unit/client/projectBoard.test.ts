import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ProjectCard, ProjectFacts } from '@leaven/shared/projects/projects.schemas';
import type { ProjectStage } from '@leaven/shared/stages';
import { QueryClient } from '@tanstack/react-query';
import {
  applyFacts,
  type Column,
  placeCard,
  projectKeys,
  withAbilities,
} from '../../../client/src/features/projects/cache';

const manager = { id: 'm'.repeat(24), role: 'manager' } as const;
const member = { id: 'x'.repeat(24), role: 'member' } as const;
const person = (id: string) => ({ id, name: id, department: null });

const facts = (
  id: string,
  stage: ProjectStage,
  more: Partial<ProjectFacts> = {},
): ProjectFacts => ({
  id,
  title: `Project ${id}`,
  stage,
  stageSince: '2026-03-01T09:00:00.000Z',
  owner: person('o'.repeat(24)),
  sponsor: person('s'.repeat(24)),
  budget: null,
  idea: { id: `idea-${id}`, title: `Idea ${id}` },
  createdAt: '2026-03-01T09:00:00.000Z',
  updateCount: 0,
  contentRev: 1,
  liveRev: 1,
  ...more,
});

const card = (id: string, stage: ProjectStage): ProjectCard =>
  withAbilities(facts(id, stage), manager);

let client: QueryClient;

/** A column with one page for each list of ids. */
const show = (stage: ProjectStage, ...pages: string[][]) =>
  client.setQueryData<Column>(projectKeys.column(stage), {
    pages: pages.map((ids) => ({ items: ids.map((id) => card(id, stage)), nextCursor: null })),
    pageParams: pages.map(() => undefined),
  });

const shown = (stage: ProjectStage) =>
  client
    .getQueryData<Column>(projectKeys.column(stage))
    ?.pages.map((page) => page.items.map(({ id }) => id));

beforeEach(() => {
  client = new QueryClient();
  show('proposed', ['a', 'b'], ['c']);
  show('funded', ['d']);
});

describe('the board', () => {
  test('moves a card to the top of its new column and nowhere else', () => {
    placeCard(client, card('c', 'funded'));
    expect(shown('proposed')).toEqual([['a', 'b'], []]);
    expect(shown('funded')).toEqual([['c', 'd']]);
  });

  test('changes a card in place when it stays in its column', () => {
    placeCard(client, { ...card('b', 'proposed'), title: 'Renamed' });
    expect(shown('proposed')).toEqual([['a', 'b'], ['c']]);
    const column = client.getQueryData<Column>(projectKeys.column('proposed'));
    expect(column?.pages[0]?.items[1]?.title).toBe('Renamed');
  });

  test('shows a new project at once, also in an empty column', () => {
    show('pilot', []);
    applyFacts(client, facts('new', 'pilot'), manager);
    expect(shown('pilot')).toEqual([['new']]);
  });

  test('lets a card go whose new column nobody has loaded', () => {
    placeCard(client, card('a', 'shipped'));
    expect(shown('proposed')).toEqual([['b'], ['c']]);
    expect(shown('shipped')).toBeUndefined();
  });

  test('does not let an old message undo a newer one', () => {
    applyFacts(client, facts('a', 'funded', { liveRev: 3 }), manager);
    applyFacts(client, facts('a', 'proposed', { liveRev: 2 }), manager);
    expect(shown('funded')).toEqual([['a', 'd']]);
  });
});

describe('what a live message lets a person do', () => {
  test('a manager may move it anywhere but where it is', () => {
    expect(withAbilities(facts('a', 'pilot'), manager).abilities.moveTo).toEqual([
      'proposed',
      'funded',
      'in_progress',
      'shipped',
    ]);
  });

  test('a member may do nothing, its owner may post updates', () => {
    expect(withAbilities(facts('a', 'pilot'), member).abilities).toEqual({
      edit: false,
      moveTo: [],
      shutDown: false,
      postUpdate: false,
    });
    const own = facts('a', 'pilot', { owner: person(member.id) });
    expect(withAbilities(own, member).abilities.postUpdate).toBe(true);
  });
});
