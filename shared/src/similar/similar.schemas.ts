import * as z from 'zod/mini';
import { id, instant, line, text } from '../http/fields';
import { ideaCard } from '../ideas/ideas.schemas';

/** What an idea is about stands at its beginning, and an address must not grow too long. */
export const mostBodyAsked = 600;
export const mostTitleAsked = 200;

export const similarQuery = z.strictObject({
  title: z._default(line(0, mostTitleAsked), ''),
  body: z._default(text(0, mostBodyAsked), ''),
  /** An idea that is not to be among them: the one that is being edited. */
  except: z.optional(id),
});
export type SimilarQuery = z.output<typeof similarQuery>;

/** An idea that says about the same, in whatever stage it is. */
export const similarIdea = z.pick(ideaCard, {
  id: true,
  title: true,
  category: true,
  stage: true,
  votes: true,
  commentCount: true,
  myVote: true,
  mine: true,
  abilities: true,
});
export type SimilarIdea = z.output<typeof similarIdea>;

/** The most alike first. `ready` is false while the server still reads its ideas after a start. */
export const similarIdeas = z.object({ ready: z.boolean(), items: z.array(similarIdea) });
export type SimilarIdeas = z.output<typeof similarIdeas>;

const duplicate = z.extend(similarIdea, { postedAt: instant });

/** Two ideas that may be one; `first` was posted first. */
export const duplicatePair = z.object({
  first: duplicate,
  second: duplicate,
  /** 0 to 1. */
  alike: z.number(),
});
export type DuplicatePair = z.output<typeof duplicatePair>;

export const duplicatePairs = z.object({ ready: z.boolean(), items: z.array(duplicatePair) });
export type DuplicatePairs = z.output<typeof duplicatePairs>;
