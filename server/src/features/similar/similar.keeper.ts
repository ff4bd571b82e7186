import { Types } from 'mongoose';
import { EventRow, onPublish } from '../../events/log';
import { log } from '../../log';
import { type Idea, IdeaRow } from '../ideas/ideas.model';
import { BODY_READ, type KnownText } from './engine/similar-index';
import { runThread, type SimilarThread, ThreadLost } from './similar.thread';

/** Small enough that neither reading nor handing over holds up a request. */
const BATCH = 100;
const POLL_MS = 2_000;
/** A fact may be committed this long after its id was made, and clocks of nodes differ. */
const OVERLAP_MS = 30_000;
/** The newest ideas are looked through for duplicates after a start; later ones as they come. */
const COMPARED = 2_000;

type Row = Pick<Idea, '_id' | 'title' | 'body' | 'stage' | 'deletedAt'>;
const fields = { title: 1, body: 1, stage: 1, deletedAt: 1 } as const;

const isFindable = ({ stage, deletedAt }: Row) => deletedAt === null && stage !== 'draft';
const textOf = ({ _id, title, body }: Row): KnownText => ({
  id: String(_id),
  title,
  body: body.slice(0, BODY_READ),
});
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
    work(() => readAll(mine));
  });

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

  async function readAll(mine: number): Promise<void> {
    since = Date.now();
    seen = new Set();
    let after = new Types.ObjectId('0'.repeat(24));
    for (;;) {
      const rows: Row[] = await IdeaRow.find({ _id: { $gt: after } }, fields)
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean();
      if (stopped || mine !== generation) return;
      await thread.ask({ kind: 'put', ideas: rows.filter(isFindable).map(textOf) });
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) break;
      after = last._id;
    }
    ready = true;
    await compareNewest();
  }

  async function compareNewest(): Promise<void> {
    for (let skip = 0; skip < COMPARED && !stopped; skip += BATCH) {
      const rows: Row[] = await IdeaRow.find({ listed: true }, fields)
        .sort({ postedAt: -1, _id: -1 })
        .skip(skip)
        .limit(BATCH)
        .lean();
      await thread.ask({ kind: 'compare', ideas: rows.map(textOf) });
      if (rows.length < BATCH) return;
    }
  }

  /** Reads again the ideas that facts tell of; a fact seen before is not read twice. */
  async function readChanges(): Promise<void> {
    if (!ready) return;
    const begun = Date.now();
    const facts = await EventRow.find(
      { _id: { $gte: idAt(since - OVERLAP_MS) }, kind: /^idea\./ },
      { data: 1 },
    ).lean();
    const fresh = facts.filter(({ _id }) => !seen.has(String(_id)));
    const ids = new Set(fresh.map(({ data }) => (data as { ideaId: string }).ideaId));
    if (ids.size > 0) {
      const rows: Row[] = await IdeaRow.find({ _id: { $in: [...ids] } }, fields).lean();
      const texts = rows.filter(isFindable).map(textOf);
      for (const { id } of texts) ids.delete(id);
      if (ids.size > 0) await thread.ask({ kind: 'drop', ids: [...ids] });
      if (texts.length > 0) {
        await thread.ask({ kind: 'put', ideas: texts });
        await thread.ask({ kind: 'compare', ideas: texts });
      }
    }
    seen = new Set(facts.map(({ _id }) => String(_id)));
    since = begun;
  }

  const wake = () => {
    if (queued) return;
    queued = true;
    work(() => {
      queued = false;
      return readChanges();
    });
  };
  const unlisten = onPublish(wake);
  const timer = setInterval(wake, POLL_MS);
  timer.unref();

  return {
    thread: () => (ready ? thread : undefined),
    async stop() {
      stopped = true;
      clearInterval(timer);
      unlisten();
      await thread.stop();
      await working;
    },
  };
}
