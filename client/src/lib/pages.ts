import type { InfiniteData } from '@tanstack/react-query';

/** What a list endpoint answers; some add to it, such as the unread count of the inbox. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A keyset list as the query cache holds it. */
export type Pages<T, P extends Page<T> = Page<T>> = InfiniteData<P, string | undefined>;

/**
 * Every row once, in order. Rows can move between two page requests, so the same one may come
 * twice; the first place counts.
 */
export function itemsOf<T extends { id: string }>(
  list: { pages: readonly Page<T>[] } | undefined,
): T[] {
  const rows = new Map<string, T>();
  for (const page of list?.pages ?? [])
    for (const item of page.items) if (!rows.has(item.id)) rows.set(item.id, item);
  return [...rows.values()];
}

/** Changes rows in place; `change` answers the same object for those that stay. */
export function mapItems<T, P extends Page<T>>(pages: Pages<T, P>, change: (item: T) => T) {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map(change) })),
  };
}

export function withoutItem<T extends { id: string }, P extends Page<T>>(
  pages: Pages<T, P>,
  id: string,
): Pages<T, P> {
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      page.items.some((item) => item.id === id)
        ? { ...page, items: page.items.filter((item) => item.id !== id) }
        : page,
    ),
  };
}

/** Puts a row on top and takes it from wherever else it was. */
export function withFirst<T extends { id: string }, P extends Page<T>>(
  pages: Pages<T, P>,
  item: T,
): Pages<T, P> {
  const rest = withoutItem(pages, item.id);
  return {
    ...rest,
    pages: rest.pages.map((page, index) =>
      index === 0 ? { ...page, items: [item, ...page.items] } : page,
    ),
  };
}
