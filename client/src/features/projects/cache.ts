import { projectsPolicy } from '@leaven/shared/projects/projects.policy';
import type {
  ProjectCard,
  ProjectFacts,
  ProjectView,
} from '@leaven/shared/projects/projects.schemas';
import type { ProjectStage } from '@leaven/shared/stages';
import type { Actor } from '@leaven/shared/users/roles';
import type { QueryClient } from '@tanstack/react-query';
import { itemsOf, mapItems, type Pages, withFirst, withoutItem } from '../../lib/pages';

/** Where projects live in the query cache: one list a stage, one entry a page. */
export const projectKeys = {
  all: ['projects'] as const,
  board: ['projects', 'board'] as const,
  column: (stage: ProjectStage) => ['projects', 'board', stage] as const,
  detail: (projectId: string) => ['projects', 'detail', projectId] as const,
  updates: (projectId: string) => ['projects', 'updates', projectId] as const,
};

export type Column = Pages<ProjectCard>;

/**
 * What this person may do with a project as it is now. A live message goes to everybody, so it cannot
 * carry abilities; the policy that the server would ask fills them in.
 */
export const withAbilities = <P extends ProjectFacts>(facts: P, actor: Actor) => ({
  ...facts,
  abilities: projectsPolicy.abilities(actor, {
    stage: facts.stage,
    ownerId: facts.owner.id,
    sponsorId: facts.sponsor.id,
  }),
});

const cardOf = ({ steps: _steps, shutdown: _shutdown, ...card }: ProjectView): ProjectCard => card;

/** The card as the board shows it, if it does. */
function findCard(client: QueryClient, projectId: string): ProjectCard | undefined {
  return client
    .getQueriesData<Column>({ queryKey: projectKeys.board })
    .flatMap(([, column]) => itemsOf(column))
    .find((card) => card.id === projectId);
}

/**
 * Shows a card in the column of its stage: in place where it stands there already, on top where it
 * comes from another stage or is new. Columns that nobody has loaded are left alone.
 */
export function placeCard(client: QueryClient, card: ProjectCard): void {
  for (const [key, column] of client.getQueriesData<Column>({ queryKey: projectKeys.board })) {
    if (!column) continue;
    const isHere = itemsOf(column).some(({ id }) => id === card.id);
    const belongsHere = key[2] === card.stage;
    if (!isHere && !belongsHere) continue;
    client.setQueryData<Column>(
      key,
      !belongsHere
        ? withoutItem(column, card.id)
        : isHere
          ? mapItems(column, (shown) => (shown.id === card.id ? card : shown))
          : withFirst(column, card),
    );
  }
}

/** Stores an answer that holds the whole project: its page, and its card on the board. */
export function storeProject(client: QueryClient, view: ProjectView): void {
  client.setQueryData(projectKeys.detail(view.id), view);
  placeCard(client, cardOf(view));
}

/**
 * Brings a live message into the cache. An older one than what is shown changes nothing. Steps and
 * lessons do not travel in messages: where the page of this project is open and they may have
 * changed, it is fetched again.
 */
export function applyFacts(client: QueryClient, facts: ProjectFacts, actor: Actor): void {
  const view = client.getQueryData<ProjectView>(projectKeys.detail(facts.id));
  const shown = view ?? findCard(client, facts.id);
  if (shown && shown.liveRev > facts.liveRev) return;
  const card = withAbilities(facts, actor);
  placeCard(client, card);
  if (!view) return;
  client.setQueryData<ProjectView>(projectKeys.detail(facts.id), { ...view, ...card });
  if (view.stage !== facts.stage || facts.liveRev > view.liveRev + 1)
    void client.invalidateQueries({ queryKey: projectKeys.detail(facts.id) });
}
