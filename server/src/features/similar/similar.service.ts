import { notFound } from '@leaven/shared/http/errors';
import type {
  DuplicatePairs,
  SimilarIdeas,
  SimilarQuery,
} from '@leaven/shared/similar/similar.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { IdeaRow } from '../ideas/ideas.model';
import { ideas } from '../ideas/ideas.service';
import { dismissals } from './dismissals.service';
import { MOST_KEPT } from './engine/duplicates';
import type { Question } from './engine/messages';
import { findable, type Keeper, keepSimilar } from './similar.keeper';
import { presentSimilar } from './similar.presenter';
import { ThreadLost } from './similar.thread';

const MOST_SHOWN = 5;
/** Below this the likeness is chance: a word or two that many ideas have. */
const LEAST_ALIKE = 0.25;
/** Some that are found may not be shown; then there are others. */
const SPARE = 5;
const MOST_PAIRS = 50;

const notReady = { ready: false, items: [] };

let keeper: Keeper | undefined;

/** Begins to read the ideas; once a process. */
export function startSimilar(): { stop(): Promise<void> } {
  const started = keepSimilar();
  keeper = started;
  return {
    async stop() {
      if (keeper === started) keeper = undefined;
      await started.stop();
    },
  };
}

/** Asks the thread, or tells that it cannot answer yet. */
async function ask<Q extends Question>(question: Q) {
  try {
    return await keeper?.thread()?.ask(question);
  } catch (error) {
    if (error instanceof ThreadLost) return undefined;
    throw error;
  }
}

/** The rows that may be shown, whatever the index still knows. */
const rowsOf = (ids: string[]) =>
  IdeaRow.find({ ...findable, _id: { $in: ids } }, { body: 0 }).lean();

export const similar = {
  async find(actor: Actor, { title, body, except }: SimilarQuery): Promise<SimilarIdeas> {
    if (title === '') return { ready: true, items: [] };
    const limit = MOST_SHOWN + SPARE;
    const hits = await ask({ kind: 'search', text: { title, body }, limit, except });
    if (!hits) return notReady;
    const alike = hits.filter((hit) => hit.alike >= LEAST_ALIKE);
    const views = await presentSimilar(actor, await rowsOf(alike.map(({ id }) => id)));
    const shown = alike.flatMap(({ id }) => views.get(id) ?? []).slice(0, MOST_SHOWN);
    return { ready: true, items: shown.map(({ postedAt: _, ...idea }) => idea) };
  },

  /** @throws AppError 404 */
  async to(actor: Actor, ideaId: string): Promise<SimilarIdeas> {
    const { title, body, deletedAt } = await ideas.require(ideaId, actor);
    if (deletedAt) throw notFound('idea');
    return similar.find(actor, { title, body, except: ideaId });
  },

  /** Pairs that may still be made one: both there, neither merged, at least one under way, not dismissed. */
  async duplicates(actor: Actor): Promise<DuplicatePairs> {
    const alike = await ask({ kind: 'pairs', limit: MOST_KEPT });
    if (!alike) return notReady;
    const pairs = (await dismissals.leaveOut(alike)).slice(0, MOST_PAIRS * 4);
    const views = await presentSimilar(actor, await rowsOf(pairs.flatMap(({ ids }) => ids)));
    const items = pairs.flatMap(({ ids, alike }) => {
      const [first, second] = ids
        .flatMap((id) => views.get(id) ?? [])
        .sort((a, b) => (a.postedAt < b.postedAt ? -1 : 1));
      if (!first || !second) return [];
      const stages = [first.stage, second.stage];
      if (stages.includes('merged') || !stages.some((s) => s === 'open' || s === 'in_review'))
        return [];
      return [{ first, second, alike }];
    });
    return { ready: true, items: items.slice(0, MOST_PAIRS) };
  },
};
