import type { Types } from 'mongoose';
import { openCursor, sealCursor } from './cursor';

interface Page {
  cursor?: string | undefined;
  limit: number;
}

/** A leading sort key and the id that settles ties, both in one direction. */
export interface KeysetOrder<Row> {
  /** Names the list and its filter. */
  list: string;
  field: keyof Row & string;
  direction: 1 | -1;
  /** Turns the stored JSON value back into what the database compares. */
  revive?: (value: unknown) => unknown;
  reviveId: (value: string) => unknown;
}

/** The condition for the rows after the cursor. */
export function afterCursor<Row>(order: KeysetOrder<Row>, cursor: string | undefined): object {
  if (!cursor) return {};
  const [value, id] = openCursor(order.list, cursor) as [unknown, string];
  return afterRow(order, value, id);
}

/**
 * The condition for the rows after one, by its stored sort key and id. The leading key is bounded as
 * well, so that the engine walks the index instead of scanning for the `$or`.
 */
export function afterRow<Row>(order: KeysetOrder<Row>, value: unknown, id: string): object {
  const at = order.revive ? order.revive(value) : value;
  const beyond = order.direction === 1 ? '$gt' : '$lt';
  return {
    [order.field]: { [`${beyond}e`]: at },
    $or: [{ [order.field]: { [beyond]: at } }, { _id: { [beyond]: order.reviveId(id) } }],
  };
}

export const sortOf = <Row>(order: KeysetOrder<Row>): Record<string, 1 | -1> => ({
  [order.field]: order.direction,
  _id: order.direction,
});

/**
 * Cuts what was read (one row more than asked for) into a page.
 * @param carried what the next page has to know besides; `openCursor` gives it after key and id
 * @returns the rows of the page and the cursor of the next, null at the end
 */
export function pageOf<Row extends { _id: Types.ObjectId | string }>(
  order: KeysetOrder<Row>,
  rows: Row[],
  { limit, carried = [] }: Page & { carried?: unknown[] },
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    nextCursor:
      rows.length > limit && last
        ? sealCursor(order.list, [last[order.field], String(last._id), ...carried])
        : null,
  };
}
