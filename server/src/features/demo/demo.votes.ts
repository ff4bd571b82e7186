import { chance } from './chance';
import { demoContent } from './content';
import type { DemoIdea } from './content/types';

/** A stretch in which an idea took votes, in days before the start. */
interface Span {
  from: number;
  to: number;
}

const closes = new Set(['promoted', 'declined', 'merged', 'archived']);

function openSpans(idea: DemoIdea): Span[] {
  const spans: Span[] = [];
  let from: number | null = idea.daysAgo;
  for (const decision of demoContent.decisions) {
    if (decision.idea !== idea.key) continue;
    if (!closes.has(decision.stage)) from ??= decision.daysAgo;
    else if (from !== null) {
      spans.push({ from, to: decision.daysAgo });
      from = null;
    }
  }
  if (from !== null) spans.push({ from, to: 0 });
  const quiet = idea.quietDaysAgo ?? 0;
  return spans.map((span) => ({ ...span, to: Math.max(span.to, quiet) }));
}

/** When, in days before the start, an idea had been open for this share of its open time. */
function momentOf(spans: Span[], days: number): number {
  let left = days;
  for (const { from, to } of spans) {
    if (left <= from - to) return from - left;
    left -= from - to;
  }
  return spans.at(-1)?.to ?? 0;
}

/** Of five votes of a hot stretch four fall into two days, the more the nearer to its edge. */
const HOT_SHARE = 0.8;
const HOT_DAYS = 2;

/** How many days an idea had been open when a vote came. */
function openDays(heat: DemoIdea['heat'], total: number, key: string): number {
  const at = chance(`when ${key}`);
  if (heat === 'steady' || chance(`hot ${key}`) > HOT_SHARE) return at * total;
  const fromEdge = at ** 1.5 * Math.min(HOT_DAYS, total);
  return heat === 'early' ? fromEdge : total - fromEdge;
}

/** The author, and who accepted to write along: nobody votes for what they write. */
export const writersOf = ({ key, author }: DemoIdea) => [
  author,
  ...demoContent.coAuthors.flatMap(({ idea, person, acceptedDaysAgo }) =>
    idea === key && acceptedDaysAgo !== undefined ? [person] : [],
  ),
];

/** Who votes for an idea in the live work: their votes are yet to come. */
const toCome = (idea: string) =>
  demoContent.work.flatMap((action) =>
    action.kind === 'vote' && action.ideaKey === idea ? [action.actor] : [],
  );

/** Who voted for an idea, and how many days before the start: the same at every start. */
export function votesFor(idea: DemoIdea): { voter: string; daysAgo: number }[] {
  const spans = openSpans(idea);
  const total = spans.reduce((sum, { from, to }) => sum + from - to, 0);
  const without = new Set([...writersOf(idea), ...toCome(idea.key)]);
  const draw = (voter: string) => chance(`${idea.key}:${voter}`);
  return demoContent.people
    .map(({ key }) => key)
    .filter((voter) => !without.has(voter))
    .sort((a, b) => draw(a) - draw(b))
    .slice(0, idea.votes)
    .map((voter) => {
      const days = openDays(idea.heat, total, `${idea.key}:${voter}`);
      return { voter, daysAgo: momentOf(spans, days) };
    });
}
