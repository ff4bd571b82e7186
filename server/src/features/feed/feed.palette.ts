import type { PaletteFound, PaletteQuery, PaletteSection } from '@leaven/shared/feed/palette.api';
import { IdeaRow, shownToAll } from '../ideas/ideas.model';
import { wordsIn } from '../ideas/words';
import { projects } from '../projects/projects.service';
import { titleBegins, titleSays } from '../search/conditions';
import { users } from '../users/users.service';

const MOST_SHOWN = 6;
/** Of so many that fit, the hottest are shown: whoever types one letter more finds the rest. */
const MOST_READ = 300;

const beginningsIn = (q: string) => wordsIn(q).map(({ folded }) => folded);

async function ideasBy(q: string): Promise<PaletteFound['ideas']> {
  const begin = titleBegins(beginningsIn(q));
  if (begin.length === 0) return [];
  const rows = await IdeaRow.find(
    { $and: [...begin, shownToAll] },
    { title: 1, stage: 1, listed: 1, hot: 1 },
  )
    .hint('titleWords_1')
    .limit(MOST_READ)
    .lean();
  return rows
    .toSorted((a, b) => Number(b.listed) - Number(a.listed) || b.hot - a.hot)
    .slice(0, MOST_SHOWN)
    .map(({ _id, title, stage }) => ({ id: String(_id), title, stage }));
}

const peopleBy = async (q: string) =>
  q === '' ? [] : (await users.suggest({ q })).slice(0, MOST_SHOWN);

async function projectsBy(q: string): Promise<PaletteFound['projects']> {
  const says = titleSays(beginningsIn(q));
  return says.length > 0 ? projects.find(says, MOST_SHOWN) : [];
}

/** What a few letters may mean, each kind for itself. */
export async function palette({ q, section }: PaletteQuery): Promise<PaletteFound> {
  const only = <T>(name: PaletteSection, find: (q: string) => Promise<T[]>) =>
    section === undefined || section === name ? find(q) : [];
  const [ideas, people, found] = await Promise.all([
    only('ideas', ideasBy),
    only('people', peopleBy),
    only('projects', projectsBy),
  ]);
  return { ideas, people, projects: found };
}
