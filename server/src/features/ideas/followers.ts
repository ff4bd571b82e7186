import type { MergedSet } from './ideas.model';

/** Notes that somebody who takes part in an idea follows it; handed in by the feature to the right. */
export type BeginFollowing = (userId: string, idea: MergedSet) => Promise<void>;

let begin: BeginFollowing | undefined;
export const useFollowing = (given: BeginFollowing) => {
  begin = given;
};

/** After the commit: who posted or commented follows, and repeating the request makes up for a crash. */
export async function beginFollowing(userId: string, idea: MergedSet): Promise<void> {
  await begin?.(userId, idea);
}
