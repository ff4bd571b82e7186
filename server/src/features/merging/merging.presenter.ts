import { ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import type { IdeaView, MergedIdea } from '@leaven/shared/ideas/ideas.schemas';
import { mergingPolicy } from '@leaven/shared/merging/merging.policy';
import type { Actor } from '@leaven/shared/users/roles';
import { type Decision, DecisionRow } from '../ideas/decisions.model';
import { type Idea, IdeaRow, ideaState } from '../ideas/ideas.model';
import { personRefs } from '../users/users.refs';

type MergingView = Pick<IdeaView, 'mergedInto' | 'mergedFrom'> & { mayUndo: boolean };

const unmerged: MergingView = { mergedInto: null, mergedFrom: [], mayUndo: false };

/** The latest merge of each of these ideas. */
async function mergesOf(ids: Idea['_id'][]): Promise<Map<string, Decision>> {
  const rows = await DecisionRow.find({ ideaId: { $in: ids }, to: 'merged' })
    .sort({ at: 1 })
    .lean();
  return new Map(rows.map((row) => [String(row.ideaId), row]));
}

const mayUndo = (actor: Actor, idea: Idea, merge: Decision | undefined): boolean => {
  const byId = merge?.byId ? String(merge.byId) : null;
  return mergingPolicy.undo(actor, ideaState(idea), { byId }).allowed;
};

/** What an idea was merged into and what was merged into it, with at most three queries. */
export async function presentMerging(actor: Actor, idea: Idea): Promise<MergingView> {
  const { mergedFrom } = idea;
  const rootId = idea.mergedInto.at(-1);
  if (!rootId && mergedFrom.length === 0) return unmerged;
  const [others, merges] = await Promise.all([
    IdeaRow.find(
      { _id: { $in: [...mergedFrom, ...(rootId ? [rootId] : [])] } },
      { body: 0, excerpt: 0 },
    ).lean<Idea[]>(),
    mergesOf(rootId ? [idea._id, ...mergedFrom] : mergedFrom),
  ]);
  const tells = (row: Idea) => !row.deletedAt && ideasPolicy.sees(actor, ideaState(row));
  const rowOf = new Map(others.map((row) => [String(row._id), row]));
  const refs = await personRefs([
    ...others.map(({ authorId }) => authorId),
    ...[...merges.values()].map(({ byId }) => byId),
  ]);
  const listed = mergedFrom.flatMap((id): MergedIdea[] => {
    const row = rowOf.get(String(id));
    const merge = merges.get(String(id));
    if (!row) return [];
    return [
      {
        id: String(id),
        title: tells(row) ? row.title : '',
        author: tells(row) ? refs(row.authorId) : null,
        postedAt: row.postedAt.toISOString(),
        votes: row.votes,
        into: String(row.mergedInto[0] ?? idea._id),
        mergedAt: (merge?.at ?? row.postedAt).toISOString(),
        by: refs(merge?.byId ?? null),
        reason: merge?.reason ?? '',
        abilities: { undo: mayUndo(actor, row, merge) },
      },
    ];
  });
  const root = rootId && rowOf.get(String(rootId));
  return {
    mergedInto: root ? { id: String(rootId), title: tells(root) ? root.title : '' } : null,
    mergedFrom: listed.sort((a, b) => (a.mergedAt < b.mergedAt ? -1 : 1)),
    mayUndo: Boolean(rootId) && mayUndo(actor, idea, merges.get(String(idea._id))),
  };
}
