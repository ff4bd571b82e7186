/** Answers that are kept for a while, so that what many requests ask is read once. */
export interface Kept<T> {
  /** What is kept under the key, else what `read` answers; a read that failed is not kept. */
  get(read: () => Promise<T>, key?: string): Promise<T>;
  forget(): void;
}

/**
 * @param ms how long an answer is kept
 * @param most so many keys at once; one more, and all are read anew
 */
export function keptFor<T>(ms: number, most = 1): Kept<T> {
  const kept = new Map<string, { answer: Promise<T>; until: number }>();
  return {
    get(read, key = '') {
      const found = kept.get(key);
      if (found && found.until >= Date.now()) return found.answer;
      if (!found && kept.size >= most) kept.clear();
      const made = { answer: read(), until: Date.now() + ms };
      kept.set(key, made);
      made.answer.catch(() => {
        if (kept.get(key) === made) kept.delete(key);
      });
      return made.answer;
    },
    forget: () => kept.clear(),
  };
}
