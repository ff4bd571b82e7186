import type { PersonRef } from '@leaven/shared/users/users.schemas';
import type { Types } from 'mongoose';
import { onEvent } from '../../events/log';
import { UserRow } from './users.model';

/** Names change rarely and are on every card: kept for a minute, dropped at once where changed. */
const KEPT_MS = 60_000;
const MOST = 5_000;
const cache = new Map<string, { ref: PersonRef; until: number }>();

onEvent('person.changed', ({ data }) => cache.delete(data.personId));

type Id = Types.ObjectId | string | null | undefined;

/** Finds the names for a page of rows with at most one query. */
export async function personRefs(ids: Iterable<Id>): Promise<(id: Id) => PersonRef | null> {
  const now = Date.now();
  const wanted = new Set([...ids].filter((id) => id != null).map(String));
  const found = new Map<string, PersonRef>();
  for (const id of wanted) {
    const kept = cache.get(id);
    if (kept && kept.until > now) found.set(id, kept.ref);
  }
  const missing = [...wanted].filter((id) => !found.has(id));
  if (missing.length > 0) {
    const rows = await UserRow.find({ _id: { $in: missing } }, { name: 1, department: 1 }).lean();
    if (cache.size + rows.length > MOST) cache.clear();
    for (const row of rows) {
      const ref = { id: String(row._id), name: row.name, department: row.department };
      found.set(ref.id, ref);
      cache.set(ref.id, { ref, until: now + KEPT_MS });
    }
  }
  return (id) => (id == null ? null : (found.get(String(id)) ?? null));
}

/** For what cannot be without a person: an account is never erased while it answers for something. */
export function requiredRef(refs: (id: Id) => PersonRef | null, id: Id): PersonRef {
  return refs(id) ?? { id: String(id), name: '?', department: null };
}
