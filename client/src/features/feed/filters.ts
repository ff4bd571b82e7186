import { type AskKind, askKinds } from '@leaven/shared/askKinds';
import {
  type FeedQuery,
  type FeedSort,
  type FeedWindow,
  feedSorts,
  feedWindows,
} from '@leaven/shared/feed/feed.schemas';
import { type IdeaStage, ideaStages } from '@leaven/shared/stages';

/** Stages that an idea in the feed can be in. */
export const shownStages = ideaStages.filter((stage) => stage !== 'draft');

/** What the feed shows, as it stands in the address. */
export interface FeedFilters {
  sort: FeedSort;
  /** Counts for Top only. */
  window: FeedWindow;
  categoryId?: string;
  stage?: IdeaStage;
  /** What it must ask for. */
  ask?: AskKind;
  /** Only what I could help with. */
  help?: true;
  /** Whom the idea would help. */
  beneficiary?: string;
  mine: boolean;
  voted: boolean;
}

/** The orders to choose from where no words are looked for. */
export const plainSorts = feedSorts.filter((sort) => sort !== 'relevance');

const defaults = { sort: 'hot', window: 'month' } as const;

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  list.find((item) => item === value);

/** As addresses said it before, in links that people kept. */
const oldWindow = (params: URLSearchParams) => params.get('period')?.replace('ever', 'all') ?? null;

/** Reads the filters from the address; what makes no sense there is left out, not complained about. */
export function readFilters(params: URLSearchParams): FeedFilters {
  const categoryId = params.get('category');
  const stage = oneOf(ideaStages, params.get('stage'));
  const ask = oneOf(askKinds, params.get('ask'));
  const beneficiary = params.get('helps')?.trim().slice(0, 120);
  return {
    sort: oneOf(plainSorts, params.get('sort')) ?? defaults.sort,
    window: oneOf(feedWindows, params.get('window') ?? oldWindow(params)) ?? defaults.window,
    ...(categoryId && /^[0-9a-f]{24}$/.test(categoryId) ? { categoryId } : {}),
    ...(stage ? { stage } : {}),
    ...(ask ? { ask } : {}),
    ...(params.get('help') === 'true' ? { help: true as const } : {}),
    ...(beneficiary ? { beneficiary } : {}),
    mine: params.get('mine') === 'true',
    voted: params.get('voted') === 'true',
  };
}

/** The address of a feed; what is as usual is not written out. */
export function feedAddress(filters: FeedFilters): string {
  const params = new URLSearchParams();
  if (filters.sort !== defaults.sort) params.set('sort', filters.sort);
  if (filters.sort === 'top' && filters.window !== defaults.window)
    params.set('window', filters.window);
  if (filters.categoryId) params.set('category', filters.categoryId);
  if (filters.stage) params.set('stage', filters.stage);
  if (filters.ask) params.set('ask', filters.ask);
  if (filters.help) params.set('help', 'true');
  if (filters.beneficiary) params.set('helps', filters.beneficiary);
  if (filters.mine) params.set('mine', 'true');
  if (filters.voted) params.set('voted', 'true');
  return params.size > 0 ? `/?${params}` : '/';
}

/** The query for the server; equal filters give equal queries, so that they share their cache. */
export const feedQueryOf = (filters: FeedFilters): Partial<FeedQuery> => ({
  sort: filters.sort,
  ...(filters.sort === 'top' ? { window: filters.window } : {}),
  ...(filters.categoryId ? { categoryId: filters.categoryId } : {}),
  ...(filters.stage ? { stage: filters.stage } : {}),
  ...(filters.ask ? { ask: filters.ask } : {}),
  ...(filters.help ? { help: 'true' } : {}),
  ...(filters.beneficiary ? { beneficiary: filters.beneficiary } : {}),
  ...(filters.mine ? { mine: 'true' } : {}),
  ...(filters.voted ? { voted: 'true' } : {}),
});

/** Whether anything is left out of the feed. */
export const isFiltered = (filters: FeedFilters): boolean =>
  Boolean(
    filters.categoryId ||
      filters.stage ||
      filters.ask ||
      filters.help ||
      filters.beneficiary ||
      filters.mine ||
      filters.voted,
  );
