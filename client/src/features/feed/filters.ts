import { type AskKind, askKinds } from '@leaven/shared/askKinds';
import {
  type FeedQuery,
  type FeedSort,
  type FeedWindow,
  feedSorts,
  feedWindows,
} from '@leaven/shared/feed/feed.schemas';
import type { SearchFilters } from '@leaven/shared/search/search.schemas';
import { type IdeaStage, ideaStages } from '@leaven/shared/stages';

/** Stages that an idea in the feed can be in. */
export const shownStages = ideaStages.filter((stage) => stage !== 'draft');

/** What the feed shows, as it stands in the address. */
export interface FeedFilters {
  /** The words that are looked for. */
  q?: string;
  sort: FeedSort;
  /** Counts for Top only. */
  window: FeedWindow;
  categoryId?: string;
  stage?: IdeaStage;
  /** What it must ask for. */
  ask?: AskKind;
  /** Only what I could help with. */
  help?: true;
  /** Only what has an official reply. */
  replied?: true;
  /** Only questions without an accepted answer. */
  unanswered?: true;
  /** Whom the idea would help. */
  beneficiary?: string;
  authorId?: string;
  campaignId?: string;
  /** The first and the last day of posting, in the viewer's zone: `2026-11-25`. */
  from?: string;
  to?: string;
  mine: boolean;
  voted: boolean;
  /** Those the viewer has not voted for. */
  unvoted?: boolean;
}

/** The orders to choose from where no words are looked for. */
const plainSorts = feedSorts.filter((sort) => sort !== 'relevance');
export const sortsFor = ({ q }: Pick<FeedFilters, 'q'>): readonly FeedSort[] =>
  q ? ['relevance', ...plainSorts] : plainSorts;
/** Orders that would tell hidden counts; the server gives the newest first instead. */
export const tellsCounts = (sort: FeedSort): boolean => sort === 'hot' || sort === 'top';
/** The order that the server gives where one asks for this one. */
export const givenSort = (sort: FeedSort, countsHidden: boolean): FeedSort =>
  countsHidden && tellsCounts(sort) ? 'new' : sort;

const defaults = { sort: 'hot', window: 'month' } as const;

const usualSort = ({ q }: { q?: string | undefined }): FeedSort =>
  q ? 'relevance' : defaults.sort;

/** A longer search is refused. */
export const MOST_LOOKED_FOR = 200;

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  list.find((item) => item === value);

/** As addresses said it before, in links that people kept. */
const oldWindow = (params: URLSearchParams) => params.get('period')?.replace('ever', 'all') ?? null;

const ID = /^[0-9a-f]{24}$/;
const idIn = (params: URLSearchParams, name: string) => {
  const value = params.get(name);
  return value && ID.test(value) ? value : undefined;
};

/** A day that there is. */
function dayIn(params: URLSearchParams, name: string): string | undefined {
  const value = params.get(name);
  if (!value || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  return Number.isNaN(new Date(`${value}T00:00`).getTime()) ? undefined : value;
}

/** The moment at which a day begins where the viewer is, some days on. */
function beginOf(day: string, daysOn = 0): string {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + daysOn);
  return date.toISOString();
}

/** Only what is there, so that equal filters are equal. */
const present = <T extends object>(parts: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== undefined && value !== false),
  ) as Partial<T>;

/** Reads the filters from the address; what makes no sense there is left out, not complained about. */
export function readFilters(params: URLSearchParams): FeedFilters {
  const q = params.get('q')?.trim().slice(0, MOST_LOOKED_FOR) || undefined;
  const sort = oneOf(q ? feedSorts : plainSorts, params.get('sort'));
  return {
    sort: sort ?? usualSort({ q }),
    window: oneOf(feedWindows, params.get('window') ?? oldWindow(params)) ?? defaults.window,
    ...present({
      q,
      categoryId: idIn(params, 'category'),
      campaignId: idIn(params, 'campaign'),
      authorId: idIn(params, 'author'),
      stage: oneOf(ideaStages, params.get('stage')),
      ask: oneOf(askKinds, params.get('ask')),
      help: params.get('help') === 'true' ? (true as const) : undefined,
      replied: params.get('replied') === 'true' ? (true as const) : undefined,
      unanswered: params.get('unanswered') === 'true' ? (true as const) : undefined,
      beneficiary: params.get('helps')?.trim().slice(0, 120) || undefined,
      from: dayIn(params, 'from'),
      to: dayIn(params, 'to'),
      unvoted: params.get('voted') === 'false',
    }),
    mine: params.get('mine') === 'true',
    voted: params.get('voted') === 'true',
  };
}

/**
 * The address of a feed, or of a search; what is as usual is not written out.
 * @param place another page that shows such a list
 */
export function feedAddress(filters: FeedFilters, place?: string): string {
  const { sort, window, categoryId, campaignId, authorId, beneficiary, mine, voted, unvoted } =
    filters;
  const { q, stage, ask, help, from, to } = filters;
  const params = new URLSearchParams(
    present({
      q,
      sort: sort === usualSort(filters) || (sort === 'relevance' && !q) ? undefined : sort,
      window: sort === 'top' && window !== defaults.window ? window : undefined,
      category: categoryId,
      campaign: campaignId,
      author: authorId,
      stage,
      ask,
      help: help ? 'true' : undefined,
      replied: filters.replied ? 'true' : undefined,
      unanswered: filters.unanswered ? 'true' : undefined,
      helps: beneficiary,
      from,
      to,
      mine: mine ? 'true' : undefined,
      voted: voted ? 'true' : unvoted ? 'false' : undefined,
    }) as Record<string, string>,
  );
  const page = place ?? (q ? '/search' : '/');
  return params.size > 0 ? `${page}?${params}` : page;
}

/** The query for the server; equal filters give equal queries, so that they share their cache. */
export const feedQueryOf = (filters: FeedFilters): Partial<FeedQuery> => ({
  sort: filters.sort,
  ...(filters.sort === 'top' ? { window: filters.window } : {}),
  ...searchFiltersOf(filters),
});

/** What of it narrows the list, as the server takes it. */
export function searchFiltersOf(filters: FeedFilters) {
  const { q, categoryId, campaignId, authorId, stage, beneficiary, from, to } = filters;
  const { ask, help, mine, voted, unvoted } = filters;
  return present({
    q,
    categoryId,
    campaignId,
    authorId,
    stage,
    ask,
    help: help ? ('true' as const) : undefined,
    replied: filters.replied ? ('true' as const) : undefined,
    unanswered: filters.unanswered ? ('true' as const) : undefined,
    beneficiary,
    from: from && beginOf(from),
    to: to && beginOf(to, 1),
    mine: mine ? ('true' as const) : undefined,
    voted: voted ? ('true' as const) : unvoted ? ('false' as const) : undefined,
  });
}

/** The day of a moment where the viewer is, some days on. */
function dayOf(instant: string, daysOn = 0): string {
  const date = new Date(instant);
  const day = new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysOn, 12);
  return day.toISOString().slice(0, 10);
}

/** The way back: the filters that a saved search was made of, in the usual order. */
export function filtersOfSearch(saved: SearchFilters): FeedFilters {
  const { help, replied, unanswered, mine, voted, from, to, ...same } = saved;
  return {
    ...defaults,
    sort: usualSort(saved),
    ...present({
      ...same,
      from: from && dayOf(from),
      to: to && dayOf(to, -1),
      help: help === 'true' ? (true as const) : undefined,
      replied: replied === 'true' ? (true as const) : undefined,
      unanswered: unanswered === 'true' ? (true as const) : undefined,
      unvoted: voted === 'false',
    }),
    mine: mine === 'true',
    voted: voted === 'true',
  };
}

/** The same order with nothing left out; what is looked for stays. */
export const withoutFilters = ({ q, sort, window }: FeedFilters): FeedFilters => ({
  ...present({ q }),
  sort,
  window,
  mine: false,
  voted: false,
});

/** Whether anything is left out of the feed, beside what the words leave out. */
export const isFiltered = (filters: FeedFilters): boolean => {
  const { q: _, ...narrowed } = searchFiltersOf(filters);
  return Object.keys(narrowed).length > 0;
};
