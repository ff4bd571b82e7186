import type { Hit, KnownText, Text } from './similar-index';

export interface Pair {
  ids: [string, string];
  alike: number;
}

/** What the worker is asked; one kind of answer each. */
export type Question =
  | { kind: 'put'; ideas: KnownText[] }
  | { kind: 'drop'; ids: string[] }
  /** Which of these it does not know. */
  | { kind: 'unknown'; ids: string[] }
  | { kind: 'search'; text: Text; limit: number; except?: string | undefined }
  /** Looks for the double of each idea, in its free time. */
  | { kind: 'compare'; ideas: KnownText[] }
  | { kind: 'pairs'; limit: number };

export interface Answers {
  put: number;
  drop: number;
  unknown: string[];
  search: Hit[];
  compare: number;
  pairs: Pair[];
}

export type ToWorker = { n: number; question: Question };
export type FromWorker = { n: number; answer: Answers[Question['kind']] };
