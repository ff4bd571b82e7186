import {
  IconBulb,
  IconHistory,
  IconLayoutKanban,
  IconMoon,
  IconPlus,
  IconSearch,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { feedAddress, readFilters } from '../features/feed/filters';
import { usePaletteSection, useSettled } from '../features/feed/palette';
import { recentPlaces } from '../features/search/recentPlaces';
import { setColorScheme, useColorScheme } from '../lib/colorScheme';
import { useMe } from '../lib/session';
import type { TablerIcon } from '../ui/Icon';

export interface Choice {
  label: string;
  icon: TablerIcon;
  /** Beside the name: a stage, a department. */
  note?: string | undefined;
  to?: string;
  run?: () => void;
}

interface ChoiceGroup {
  title: string;
  choices: Choice[];
}

const plain = readFilters(new URLSearchParams());

/** Everything the palette offers for what is typed, in groups; those that are empty are left out. */
export function usePaletteChoices(typed: string, pages: readonly Choice[], onPost: () => void) {
  const { t } = useTranslation('search');
  const { t: tUi } = useTranslation('ui');
  const me = useMe();
  const dark = useColorScheme().scheme === 'dark';
  const q = useSettled(typed.trim());
  const ideas = usePaletteSection('ideas', q);
  const people = usePaletteSection('people', q);
  const projects = usePaletteSection('projects', q);

  const actions: Choice[] = [
    ...pages,
    { label: t('palette.post'), icon: IconPlus, run: onPost },
    {
      label: t(dark ? 'palette.light' : 'palette.dark'),
      icon: dark ? IconSun : IconMoon,
      run: () => setColorScheme(dark ? 'light' : 'dark'),
    },
  ];
  const letters = typed.trim().toLocaleLowerCase();
  const groups: ChoiceGroup[] = [
    {
      title: t('palette.recent'),
      choices:
        letters === '' ? recentPlaces(me.id).map((place) => ({ ...place, icon: IconHistory })) : [],
    },
    {
      title: t('palette.ideas'),
      choices: ideas.items.map(({ id, title, stage }) => ({
        label: title,
        icon: IconBulb,
        note: tUi(`stage.${stage}`),
        to: `/ideas/${id}`,
      })),
    },
    {
      title: t('palette.people'),
      choices: people.items.map(({ id, name, department }) => ({
        label: t('palette.byPerson', { name }),
        icon: IconUser,
        note: department ?? undefined,
        to: feedAddress({ ...plain, sort: 'new', authorId: id }),
      })),
    },
    {
      title: t('palette.projects'),
      choices: projects.items.map(({ id, title, stage }) => ({
        label: title,
        icon: IconLayoutKanban,
        note: tUi(`stage.${stage}`),
        to: `/projects/${id}`,
      })),
    },
    {
      title: t('palette.pages'),
      choices: [
        ...actions.filter(({ label }) => label.toLocaleLowerCase().includes(letters)),
        ...(letters === ''
          ? []
          : [
              {
                label: t('palette.searchFor', { q: typed.trim() }),
                icon: IconSearch,
                to: feedAddress({ ...plain, q: typed.trim(), sort: 'relevance' }),
              },
            ]),
      ],
    },
  ];
  const all = [ideas, people, projects];
  return {
    groups: groups.filter(({ choices }) => choices.length > 0),
    isLooking: letters !== '' && (q !== typed.trim() || all.some(({ isFetching }) => isFetching)),
    isFailed: letters !== '' && all.some(({ isError }) => isError),
  };
}
