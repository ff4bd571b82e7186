import type { PipelineStage } from 'mongoose';
import { type Idea, idsOf, type MergedSet } from '../ideas/ideas.model';
import { type Vote, VoteRow, voteKey } from './votes.model';

/**
 * Votes are read over an idea and all that was merged into it: of each person the latest stand
 * counts, once. Nobody votes for their own idea, so what its authors have cast on another of the set
 * does not come along; the authors of the others vote like everybody.
 */
export type VotedSet = MergedSet & Pick<Idea, 'authorId' | 'coAuthorIds'>;

export type Stand = Pick<Vote, 'ideaId' | 'value' | 'at'>;

/** Of two stands of one moment the one in favour wins, here as in `standsOf`. */
const isLater = (a: Stand, b: Stand) => +a.at > +b.at || (+a.at === +b.at && a.value > b.value);

const latestOf = (stands: Stand[]): Stand | undefined =>
  stands.reduce<Stand | undefined>(
    (last, one) => (last && !isLater(one, last) ? last : one),
    undefined,
  );

const authorsOf = ({ authorId, coAuthorIds }: VotedSet) =>
  authorId ? [authorId, ...coAuthorIds] : coAuthorIds;

/** Everybody who votes for the set, as the beginning of a pipeline over vote rows; `_id` is the person. */
export const standsOf = (idea: VotedSet): PipelineStage[] => [
  {
    $match: {
      ideaId: { $in: idsOf(idea) },
      $nor: [{ ideaId: { $ne: idea._id }, userId: { $in: authorsOf(idea) } }],
    },
  },
  { $group: { _id: '$userId', last: { $max: { at: '$at', value: '$value' } } } },
  { $match: { 'last.value': 1 } },
];

/** One person's latest stand on each of these sets, where they ever took one. */
export async function standsBy(
  userId: string,
  ideas: readonly VotedSet[],
): Promise<Map<string, Stand>> {
  const asked = ideas.map((idea) => ({
    id: String(idea._id),
    parts: (authorsOf(idea).map(String).includes(userId) ? [idea._id] : idsOf(idea)).map(String),
  }));
  const keys = asked.flatMap(({ parts }) => parts.map((id) => voteKey(id, userId)));
  const rows = await VoteRow.find({ _id: { $in: keys } }, { ideaId: 1, value: 1, at: 1 }).lean();
  const rowOf = new Map(rows.map((row) => [String(row.ideaId), row]));
  return new Map(
    asked.flatMap(({ id, parts }) => {
      const stand = latestOf(parts.flatMap((part) => rowOf.get(part) ?? []));
      return stand ? [[id, stand] as const] : [];
    }),
  );
}
