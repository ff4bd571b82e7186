import type { FeedQuery } from '@leaven/shared/feed/feed.schemas';
import type { IdeaCard, IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { QueryClient } from '@tanstack/react-query';
import { itemsOf, mapItems, type Pages, withFirst, withoutItem } from '../../lib/pages';

/** Where ideas live in the query cache. Every list of cards sits under `lists`, whatever asks for it. */
export const ideaKeys = {
  all: ['ideas'] as const,
  details: ['ideas', 'detail'] as const,
  detail: (ideaId: string) => ['ideas', 'detail', ideaId] as const,
  revisions: (ideaId: string) => ['ideas', 'revisions', ideaId] as const,
  lists: ['ideas', 'list'] as const,
  feeds: ['ideas', 'list', 'feed'] as const,
  feed: (query: Partial<FeedQuery>) => ['ideas', 'list', 'feed', query] as const,
  reviews: ['ideas', 'list', 'review'] as const,
  review: (scope: 'mine' | 'all', late: boolean) =>
    ['ideas', 'list', 'review', scope, late] as const,
};

export type IdeaList = Pages<IdeaCard>;

/** What a card and the idea's page have in common and may change. */
export type IdeaPatch = Partial<Omit<IdeaCard, 'id' | 'abilities'>>;
/** Gets one copy of the idea; `null` leaves that copy as it is. */
export type IdeaChange = (idea: IdeaCard | IdeaView) => IdeaPatch | null;

const changeLists = (client: QueryClient, change: (list: IdeaList) => IdeaList): void => {
  client.setQueriesData<IdeaList>({ queryKey: ideaKeys.lists }, (list) => list && change(list));
};

/** Every copy of one idea that the cache holds: its page and its cards. */
export function copiesOf(client: QueryClient, ideaId: string): (IdeaCard | IdeaView)[] {
  const view = client.getQueryData<IdeaView>(ideaKeys.detail(ideaId));
  const cards = client
    .getQueriesData<IdeaList>({ queryKey: ideaKeys.lists })
    .flatMap(([, list]) => itemsOf(list))
    .filter((card) => card.id === ideaId);
  return view ? [view, ...cards] : cards;
}

/**
 * Changes one idea on its page and in every list that shows it, in place: nothing is reordered.
 * Give a patch, or a function that gets each copy and answers its patch.
 */
export function patchIdeaEverywhere(
  client: QueryClient,
  ideaId: string,
  patch: IdeaPatch | IdeaChange,
): void {
  const apply = <T extends IdeaCard | IdeaView>(idea: T): T => {
    const fields = typeof patch === 'function' ? patch(idea) : patch;
    return fields ? { ...idea, ...fields } : idea;
  };
  client.setQueryData<IdeaView>(ideaKeys.detail(ideaId), (view) => view && apply(view));
  changeLists(client, (list) =>
    mapItems(list, (card) => (card.id === ideaId ? apply(card) : card)),
  );
}

type Copy = Pick<IdeaCard, 'liveRev'>;
/** An answer was on its way when a live message told something newer: what that changed must not go back. */
export const isOvertaken = (answer: Copy, known: Copy | undefined): boolean =>
  known !== undefined && known.liveRev > answer.liveRev;

/** An answer with cards, each as the newest copy of it says that the cache holds. */
export const withNewest = <P extends { items: IdeaCard[] }>(client: QueryClient, page: P): P => ({
  ...page,
  items: page.items.map((card) => {
    const newer = copiesOf(client, card.id).find((known) => isOvertaken(card, known));
    if (!newer) return card;
    return { ...('body' in newer ? cardOf(newer) : newer), needsEyes: card.needsEyes };
  }),
});

/** Brings cards up to date wherever they are shown. */
export function storeCards(client: QueryClient, cards: readonly IdeaCard[]): void {
  const byId = new Map(cards.map((card) => [card.id, card]));
  changeLists(client, (list) =>
    mapItems(list, (card) => {
      const fresh = byId.get(card.id);
      // A slot belongs to the place in this list, not to the idea.
      return fresh && !isOvertaken(fresh, card) ? { ...fresh, needsEyes: card.needsEyes } : card;
    }),
  );
}

/**
 * Stores an answer that holds the whole idea: for its page, and for its cards where they are shown. A
 * tombstone has no words, so cards keep theirs. Of what a live message has overtaken the server is asked anew.
 */
export function storeIdea(client: QueryClient, view: IdeaView): void {
  const queryKey = ideaKeys.detail(view.id);
  if (isOvertaken(view, client.getQueryData<IdeaView>(queryKey)))
    void client.invalidateQueries({ queryKey });
  else client.setQueryData(queryKey, view);
  if (view.deletedAt === null) storeCards(client, [cardOf(view)]);
}

/** The card that an idea's page amounts to. */
export const cardOf = (view: IdeaView): IdeaCard => ({
  id: view.id,
  title: view.title,
  excerpt: view.excerpt,
  author: view.author,
  coAuthors: view.coAuthors,
  category: view.category,
  stage: view.stage,
  postedAt: view.postedAt,
  editedAt: view.editedAt,
  votes: view.votes,
  commentCount: view.commentCount,
  openAsks: view.openAsks,
  projectId: view.projectId,
  steward: view.steward,
  clock: view.clock,
  officialReply: view.officialReply,
  isQuestion: view.isQuestion,
  solution: view.solution,
  liveRev: view.liveRev,
  needsEyes: false,
  myVote: view.myVote,
  mine: view.mine,
  abilities: { vote: view.abilities.vote },
});

/** Puts a card on top of one list. */
export function putOnTop(client: QueryClient, key: readonly unknown[], card: IdeaCard): void {
  client.setQueryData<IdeaList>(key, (list) => list && withFirst(list, card));
}

/** Takes an idea out of every list; the answer puts it back on top of those that had it. */
export function dropFromLists(client: QueryClient, ideaId: string): (card: IdeaCard) => void {
  const had = client
    .getQueriesData<IdeaList>({ queryKey: ideaKeys.lists })
    .filter(([, list]) => itemsOf(list).some(({ id }) => id === ideaId));
  changeLists(client, (list) => withoutItem(list, ideaId));
  return (card) => {
    for (const [key] of had) putOnTop(client, key, card);
  };
}
