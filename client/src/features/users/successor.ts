import { AppError } from '@leaven/shared/http/errors';

const codes = ['is_steward', 'stands_in', 'holds_ideas', 'runs_projects'];

/** Whether a refusal says that somebody has to take over first. */
export const answersForSomething = (error: unknown): boolean =>
  error instanceof AppError && codes.includes(error.code);
