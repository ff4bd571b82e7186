import type { SearchFilters } from '@leaven/shared/search/search.schemas';
import { beneficiaryKeyOf, type Idea } from '../ideas/ideas.model';
import { matches, termsOf } from './terms';

type Posted = Pick<
  Idea,
  | 'title'
  | 'body'
  | 'authorId'
  | 'categoryId'
  | 'campaignId'
  | 'stage'
  | 'postedAt'
  | 'beneficiaryKey'
>;

const wants = (wanted: string | undefined, is: unknown) =>
  wanted === undefined || wanted === String(is);

/** Whether an idea that somebody else has just posted is what a search looks for. */
export function fits(filters: SearchFilters, idea: Posted): boolean {
  // It is not one's own, nobody has voted for it yet, and it asks for nothing yet.
  if (filters.mine === 'true' || filters.voted === 'true') return false;
  if (filters.ask !== undefined || filters.help === 'true' || filters.replied) return false;
  // Whether its category takes questions is not known here.
  if (filters.unanswered) return false;
  const { q, beneficiary, from, to } = filters;
  const terms = q === undefined ? undefined : termsOf(q);
  return (
    wants(filters.categoryId, idea.categoryId) &&
    wants(filters.campaignId, idea.campaignId) &&
    wants(filters.authorId, idea.authorId) &&
    wants(filters.stage, idea.stage) &&
    (beneficiary === undefined || beneficiaryKeyOf(beneficiary) === idea.beneficiaryKey) &&
    (from === undefined || idea.postedAt >= new Date(from)) &&
    (to === undefined || idea.postedAt < new Date(to)) &&
    terms !== null &&
    (terms === undefined || matches(terms, `${idea.title}\n${idea.body}`))
  );
}
