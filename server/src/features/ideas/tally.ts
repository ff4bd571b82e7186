import { Types } from 'mongoose';
import { log } from '../../log';
import { reviveByActivity } from './archive';
import { type Idea, IdeaRow, idsOf, type MergedSet } from './ideas.model';
import { currentHalfLife, scoresOf } from './scores';

/** Counts rows of one kind; handed in by the features to the right, whose rows they are. */
export interface Counters {
  votes(idea: MergedSet & Pick<Idea, 'authorId' | 'coAuthorIds'>): Promise<number>;
  comments(idea: MergedSet): Promise<number>;
}
let counters: Counters | undefined;
export const useCounters = (given: Counters) => {
  counters = given;
};

/** One mark covers every write of the next five seconds, so a hot idea is not marked per vote. */
const MARK_AGAIN_MS = 5_000;
/** A mark this old covers no write that could still be under way: HTTP gives up long before. */
const SETTLED_MS = 90_000;
const SWEEP_MS = 30_000;

const marks = new Map<string, number>();

/**
 * Says, before it is written, that something countable is coming. Should the process die between
 * the write and the recount, the sweep of any node finds the mark and recounts.
 */
export async function markDirty(ideaId: string): Promise<void> {
  const now = Date.now();
  if (now - (marks.get(ideaId) ?? 0) < MARK_AGAIN_MS) return;
  await IdeaRow.updateOne({ _id: ideaId }, { $set: { dirtyAt: new Date(now) } });
  if (marks.size > 10_000) marks.clear();
  marks.set(ideaId, now);
}

export interface Tally {
  votes: number;
  commentCount: number;
  liveRev: number;
}

/** Which of the counts are other than before. */
export interface CountsChanged {
  votes: boolean;
  comments: boolean;
}

const counted = {
  authorId: 1,
  coAuthorIds: 1,
  mergedInto: 1,
  mergedFrom: 1,
  importedVotes: 1,
  postedAt: 1,
  votes: 1,
  commentCount: 1,
  liveRev: 1,
  stage: 1,
  impressions: 1,
} as const;

/** What imports brought along, over an idea and all that was merged into it. */
async function importedVotesOf(idea: MergedSet & Pick<Idea, 'importedVotes'>): Promise<number> {
  if (idea.mergedFrom.length === 0) return idea.importedVotes;
  const rows = await IdeaRow.find({ _id: { $in: idsOf(idea) } }, { importedVotes: 1 }).lean();
  return rows.reduce((sum, { importedVotes }) => sum + importedVotes, 0);
}

/** The net votes and comments of an idea and all that was merged into it, from the rows. */
export async function countRows(
  idea: MergedSet & Pick<Idea, 'authorId' | 'coAuthorIds' | 'importedVotes'>,
): Promise<Pick<Tally, 'votes' | 'commentCount'>> {
  if (!counters) throw new Error('nobody handed in the counters');
  const [votes, commentCount, imported] = await Promise.all([
    counters.votes(idea),
    counters.comments(idea),
    importedVotesOf(idea),
  ]);
  return { votes: votes + imported, commentCount };
}

const nothing: CountsChanged = { votes: false, comments: false };
type Counted = Tally & { changed: CountsChanged; mergedInto: Types.ObjectId[] };

async function count(ideaId: string): Promise<Counted> {
  const _id = new Types.ObjectId(ideaId);
  const idea = await IdeaRow.findById(_id, counted).lean();
  if (!idea) return { votes: 0, commentCount: 0, liveRev: 0, changed: nothing, mergedInto: [] };
  const { votes: net, commentCount: comments } = await countRows(idea);
  const changed = { votes: net !== idea.votes, comments: comments !== idea.commentCount };
  // Before the counts: should the process die in between, the next recount finds them changed again.
  const grew = net > idea.votes || comments > idea.commentCount;
  if (grew && idea.stage === 'archived') await reviveByActivity(_id);
  if (changed.votes || changed.comments) {
    const scores = scoresOf({ ...idea, votes: net }, await currentHalfLife());
    const written = await IdeaRow.updateOne(
      { _id, votes: idea.votes, impressions: idea.impressions },
      {
        $set: {
          votes: net,
          commentCount: comments,
          ...scores,
          activityAt: new Date(),
          warnedAt: null,
        },
      },
    );
    // What the scores were made of has changed meanwhile.
    if (written.matchedCount === 0) return count(ideaId);
  }
  const { liveRev, mergedInto } = idea;
  return { votes: net, commentCount: comments, liveRev, changed, mergedInto };
}

type Listener = (ideaId: string, changed: CountsChanged) => void;
let onChange: Listener = () => undefined;
export const onTallyChange = (listener: Listener) => {
  onChange = listener;
};

const running = new Map<string, { now: Promise<Tally>; next: Promise<Tally> | null }>();

/**
 * Recounts an idea from its rows. Writers of one moment share a recount: who comes while one runs
 * waits for the next, which begins after it and so sees their row. What it was merged into counts its
 * rows as well and is recounted with it.
 */
export function recount(ideaId: string): Promise<Tally> {
  const run = async () => {
    const { changed, mergedInto, ...tally } = await count(ideaId);
    if (changed.votes || changed.comments) onChange(ideaId, changed);
    await Promise.all(mergedInto.map((id) => recount(String(id))));
    return tally;
  };
  const start = (): Promise<Tally> => {
    const now = run().finally(() => {
      const entry = running.get(ideaId);
      if (entry?.now === now && !entry.next) running.delete(ideaId);
    });
    running.set(ideaId, { now, next: null });
    return now;
  };
  const entry = running.get(ideaId);
  if (!entry) return start();
  entry.next ??= entry.now.then(start, start);
  return entry.next;
}

/** Recounts what was marked and left, and takes settled marks away. */
export async function sweepDirty(settledMs = SETTLED_MS): Promise<number> {
  const before = new Date(Date.now() - settledMs);
  const dirty = await IdeaRow.find({ dirtyAt: { $lte: before, $type: 'date' } }, { dirtyAt: 1 })
    .limit(1_000)
    .lean();
  for (const { _id, dirtyAt } of dirty) {
    await recount(String(_id));
    // Only this mark: one set since then covers a write of its own.
    await IdeaRow.updateOne({ _id, dirtyAt }, { $set: { dirtyAt: null } });
  }
  return dirty.length;
}

/**
 * Sweeps now, for what a crash left behind, and from then on every half minute.
 * @param chores what else has to be done now and then
 */
export function startSweeping(chores: (() => Promise<void>)[] = []): { stop(): Promise<void> } {
  let stopped = false;
  let working: Promise<void> = Promise.resolve();
  /** One piece of work after the other, so that stopping has one to wait for. */
  const work = (what: () => Promise<unknown>) => {
    working = working
      .then(async () => {
        if (!stopped) await what();
      })
      .catch((error: unknown) => log.error({ err: error }, 'a sweep of the tallies failed'));
  };
  // What a crash left has no writer any more, but its mark may be young: recount all of them.
  work(async () => {
    const dirty = IdeaRow.find({ dirtyAt: { $type: 'date' } }, { _id: 1 });
    for (const { _id } of await dirty.limit(10_000).lean())
      if (!stopped) await recount(String(_id));
  });
  const timer = setInterval(() => {
    work(() => Promise.all([sweepDirty(), ...chores.map((chore) => chore())]));
  }, SWEEP_MS);
  timer.unref();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
