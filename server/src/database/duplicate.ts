/** A write met a unique key that is taken. By code alone: the embedded engine gives no key values. */
export const isDuplicate = (error: unknown): boolean =>
  (error as { code?: number } | null)?.code === 11000;
