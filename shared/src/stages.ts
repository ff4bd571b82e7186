import * as z from 'zod/mini';

/** The stages of an idea and of a project: the words that code, routes, events and screen share. */
export const ideaStages = [
  'draft',
  'open',
  'in_review',
  'promoted',
  'declined',
  'merged',
  'archived',
] as const;
export const ideaStage = z.enum(ideaStages);
export type IdeaStage = z.output<typeof ideaStage>;

export const projectStages = [
  'proposed',
  'funded',
  'in_progress',
  'pilot',
  'shipped',
  'shut_down',
] as const;
export const projectStage = z.enum(projectStages);
export type ProjectStage = z.output<typeof projectStage>;

/** An idea that waits for its answer still grows, and may need help. */
export const undecidedStages = ['open', 'in_review'] as const satisfies readonly IdeaStage[];
export const isUndecided = (stage: IdeaStage): boolean =>
  undecidedStages.some((undecided) => undecided === stage);
