import type { TestPerson } from './app';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/**
 * Reads a list to its end, a page at a time.
 * @param between is done before each page but the first, with what was read so far
 */
export async function allPages<T extends object = { id: string }>(
  { api }: TestPerson,
  address: string,
  query: Record<string, string | number> = {},
  between: (soFar: T[]) => Promise<unknown> = async () => undefined,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: { body: Page<T> } = await api
      .get(address)
      .query({ ...query, ...(cursor === null ? {} : { cursor }) })
      .expect(200);
    items.push(...page.body.items);
    cursor = page.body.nextCursor;
    if (cursor === null) return items;
    await between(items);
  }
}
