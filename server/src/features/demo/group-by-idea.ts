/** Finds the rows of an idea without looking through all of them each time. */
export function groupByIdea<T extends { ideaId: unknown }>(rows: T[]): (ideaId: unknown) => T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const ideaId = String(row.ideaId);
    const group = groups.get(ideaId);
    if (group) group.push(row);
    else groups.set(ideaId, [row]);
  }
  return (ideaId) => groups.get(String(ideaId)) ?? [];
}
