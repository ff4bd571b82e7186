import { type QueryFilter, Types } from 'mongoose';
import { EventRow, onPublish } from '../../events/log';
import { log } from '../../log';
import { type Idea, IdeaRow, shownToAll } from '../ideas/ideas.model';
import { BODY_READ, type KnownText } from './engine/similar-index';
import { runThread, type SimilarThread, ThreadLost } from './similar.thread';

/** Small enough that neither reading nor handing over holds up a request. */
const BATCH = 100;
const IDS = 1_000;
const POLL_MS = 2_000;
/** An import writes no facts; what it brought is found by looking for what is not known. */
const LOOK_MS = 5 * 60_000;
/** A fact may be committed this long after its id was made, and clocks of nodes differ. */
const OVERLAP_MS = 30_000;
/** The newest ideas are looked through for duplicates after a start; later ones as they come. */
const COMPARED = 2_000;

/** Facts by which what is found may change; all name the idea. */
const telling = /^(idea\.|thing\.moderated$)/;

/** What may be found, whoever asks. */
export const findable = { ...shownToAll, stage: { $ne: 'draft' } } as const;
const fields = { title: 1, body: 1 } as const;

const textOf = ({ _id, title, body }: Pick<Idea, '_id' | 'title' | 'body'>): KnownText => ({
  id: String(_id),
  title,
  body: body.slice(0, BODY_READ),
});
/** The texts of those of them that are to be found. */
async function read(ids: string[]): Promise<KnownText[]> {
  const rows = await IdeaRow.find({ ...findable, _id: { $in: ids } }, fields).lean();
  return rows.map(textOf);
}

const idAt = (time: number) => Types.ObjectId.createFromTime(Math.floor(time / 1_000));

export interface Keeper {
  /** Undefined until all ideas have been read. */
  thread(): SimilarThread | undefined;
  stop(): Promise<void>;
}

/**
 * Keeps the worker's index as the ideas are: reads all of them at its start, then, whenever this
 * node published something and every two seconds for what other nodes did, those that the event log
 * tells of.
 */
export function keepSimilar(): Keeper {
  let ready = false;
  let stopped = false;
  let generation = 0;
  let since = 0;
  let seen = new Set<string>();
  let working: Promise<void> = Promise.resolve();
  let queued = false;

  const thread = runThread(() => {
    generation += 1;
    ready = false;
    const mine = generation;
    work(() => begin(mine));
  });

  const put = (ideas: KnownText[]) => thread.ask({ kind: 'put', ideas });

  /** One piece of work after the other, so that stopping has one to wait for. */
  function work(what: () => Promise<void>): void {
    working = working
      .then(async () => {
        if (!stopped) await what();
      })
      .catch((error: unknown) => {
        if (!(error instanceof ThreadLost))
          log.error({ err: error }, 'similar ideas could not be kept current');
      });
  }

  /** Reads what the worker does not know: all at its start, later what came without a fact. */
  async function readUnknown(mine: number): Promise<void> {
    let after = new Types.ObjectId('0'.repeat(24));
    for (;;) {
      const rows = await IdeaRow.find({ ...findable, _id: { $gt: after } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(IDS)
        .lean();
      const unknown = await thread.ask({
        kind: 'unknown',
        ids: rows.map(({ _id }) => String(_id)),
      });
      for (let from = 0; from < unknown.length; from += BATCH) {
        if (stopped || mine !== generation) return;
        await put(await read(unknown.slice(from, from + BATCH)));
      }
      const last = rows.at(-1);
      if (!last || rows.length < IDS) return;
      after = last._id;
    }
  }

  async function begin(mine: number): Promise<void> {
    since = Date.now();
    seen = new Set();
    await readUnknown(mine);
    if (stopped || mine !== generation) return;
    ready = true;
    await compareNewest();
  }

  async function compareNewest(): Promise<void> {
    let before: QueryFilter<Idea> = {};
    for (let done = 0; done < COMPARED && !stopped; done += BATCH) {
      const rows = await IdeaRow.find({ listed: true, ...before }, { ...fields, postedAt: 1 })
        .sort({ postedAt: -1, _id: -1 })
        .limit(BATCH)
        .lean();
      await thread.ask({ kind: 'compare', ideas: rows.map(textOf) });
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      const { postedAt, _id } = last;
      before = {
        postedAt: { $lte: postedAt },
        $or: [{ postedAt: { $lt: postedAt } }, { _id: { $lt: _id } }],
      };
    }
  }

  async function readAgain(ids: string[]): Promise<void> {
    const texts = await read(ids);
    const there = new Set(texts.map(({ id }) => id));
    await thread.ask({ kind: 'drop', ids: ids.filter((id) => !there.has(id)) });
    await put(texts);
    await thread.ask({ kind: 'compare', ideas: texts });
  }

  /** Reads again the ideas that facts tell of; a fact seen before is not read twice. */
  async function readChanges(): Promise<void> {
    const begun = Date.now();
    const facts = await EventRow.find(
      { _id: { $gte: idAt(since - OVERLAP_MS) }, kind: telling },
      { data: 1 },
    ).lean();
    const fresh = facts.filter(({ _id }) => !seen.has(String(_id)));
    const ids = [...new Set(fresh.map(({ data }) => (data as { ideaId: string }).ideaId))];
    for (let from = 0; from < ids.length; from += BATCH)
      await readAgain(ids.slice(from, from + BATCH));
    seen = new Set(facts.map(({ _id }) => String(_id)));
    since = begun;
  }

  const wake = () => {
    if (queued) return;
    queued = true;
    work(() => {
      queued = false;
      // What could not be read at the start, as the database was away, is tried again.
      return ready ? readChanges() : begin(generation);
    });
  };
  const unlisten = onPublish(wake);
  const timers = [
    setInterval(wake, POLL_MS),
    setInterval(() => ready && work(() => readUnknown(generation)), LOOK_MS),
  ];
  for (const timer of timers) timer.unref();

  return {
    thread: () => (ready ? thread : undefined),
    async stop() {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      unlisten();
      await thread.stop();
      await working;
    },
  };
}
