/** How a server means to run a query. */
export interface Plan {
  /** Its steps from the outermost to the innermost, by the server's own names. */
  stages: string[];
  /** The index it reads; null if it reads the whole collection. */
  usesIndex: string | null;
  /** It collects all results and sorts them, instead of reading them in order. */
  sortsInMemory: boolean;
}

/** What `explain()` answers; its shape is the server's own affair. */
export type Explained = Record<string, unknown>;

interface Step {
  stage: string;
  index: string | null;
  sorts: boolean;
}

/** Reads the plan out of what `explain()` of a find or an aggregation gave, on either engine. */
export function planOf(explained: Explained): Plan {
  const steps = stepsOf(explained);
  return {
    stages: steps.map(({ stage }) => stage),
    usesIndex: steps.find(({ index }) => index !== null)?.index ?? null,
    sortsInMemory: steps.some(({ sorts }) => sorts),
  };
}

/** Descends through everything that is a step or holds some: both formats are trees of them. */
function stepsOf(node: unknown): Step[] {
  if (Array.isArray(node)) return node.flatMap(stepsOf);
  if (typeof node !== 'object' || node === null) return [];
  const own = mongodbStep(node as Explained) ?? postgresStep(node as Explained);
  const inner = Object.entries(node).flatMap(([key, value]) =>
    NOT_THE_PLAN.has(key) ? [] : stepsOf(value),
  );
  return own ? [own, ...inner] : inner;
}

/** Plans that were not chosen, and what running the chosen one took. */
const NOT_THE_PLAN = new Set(['rejectedPlans', 'executionStats', 'IndexDetails', 'IndexCosts']);

function mongodbStep(node: Explained): Step | null {
  if ('$sort' in node) return { stage: '$sort', index: null, sorts: true };
  const { stage, indexName } = node;
  if (typeof stage !== 'string') return null;
  const index = typeof indexName === 'string' ? indexName : null;
  return { stage, index: stage === 'IDHACK' ? '_id_' : index, sorts: stage === 'SORT' };
}

function postgresStep(node: Explained): Step | null {
  const stage = node['Node Type'];
  if (typeof stage !== 'string') return null;
  const index = node['Index Name'];
  // All documents of a collection are found through this index too, by its name alone.
  const whole = /^\(shard_key_value = '\d+'::bigint\)$/.test(String(node['Index Cond']));
  return {
    stage,
    index: typeof index === 'string' && !whole ? index : null,
    sorts: stage.endsWith('Sort'),
  };
}
