import { setTimeout as sleep } from 'node:timers/promises';
import { OfflineError } from '@leaven/shared/http/call';
import { conflict } from '@leaven/shared/http/errors';
import { log } from '../../log';
import { doWritten, voteAsOneLikes, writtenWorkLeft } from './demo.actions';
import { gatherColleagues } from './demo.colleagues';
import { DemoMarkRow } from './demo.model';

/** How long they work, and how much happens in that time. */
interface Pace {
  lengthMs: number;
  actions: number;
}
const aMinute: Pace = { lengthMs: 60_000, actions: 48 };
/** Of all that happens, as long as there is written work left: two minutes' worth. */
const WRITTEN_SHARE = 0.78;

interface Minute {
  until: Date;
  stopper: AbortController;
  ended: Promise<void>;
}
let minute: Minute | null = null;

/**
 * One action after the other, each at a moment of its own share of the time.
 * @param signal ends the waiting; what somebody has begun is finished
 */
async function run(
  baseUrl: string,
  { lengthMs, actions }: Pace,
  signal: AbortSignal,
): Promise<void> {
  const colleagues = gatherColleagues(baseUrl);
  const begun = Date.now();
  let written = Math.min(Math.round(WRITTEN_SHARE * actions), await writtenWorkLeft());
  for (let done = 0; done < actions; done++) {
    const due = begun + ((done + Math.random()) * lengthMs) / actions;
    await sleep(Math.max(0, due - Date.now()), undefined, { signal, ref: false });
    const isWritten = Math.random() < written / (actions - done);
    if (isWritten) written -= 1;
    await (isWritten ? doWritten(colleagues) : voteAsOneLikes(colleagues));
  }
  await colleagues.leave();
}

export const demoWork = {
  /** Until when colleagues are at work; null when they are not. */
  until: (): Date | null => minute?.until ?? null,

  /**
   * Lets invented colleagues work for a minute: over HTTP, each with a session of their own, never
   * as one of the three whom visitors sign in as. While they work, asking again changes nothing.
   * @param baseUrl where this server answers
   * @returns until when
   * @throws AppError 409 where the database holds another company
   */
  async start(baseUrl: string, pace = aMinute): Promise<Date> {
    const mark = await DemoMarkRow.findById('demo', { filledAt: 1 }).lean();
    if (!mark?.filledAt)
      throw conflict('no_demo_company', 'The demo company is not in this database.');
    if (minute) return minute.until;
    const stopper = new AbortController();
    const until = new Date(Date.now() + pace.lengthMs);
    const ended = run(baseUrl, pace, stopper.signal)
      .catch((error: unknown) => {
        // Stopped, or the server is stopping: nothing to tell.
        if (stopper.signal.aborted || error instanceof OfflineError) return;
        log.error({ err: error }, 'the work of the demo company ended early');
      })
      .finally(() => {
        minute = null;
      });
    minute = { until, stopper, ended };
    return until;
  },

  /** Resolves when nobody does anything any more. */
  async stop(): Promise<void> {
    const { ended } = minute ?? {};
    minute?.stopper.abort();
    await ended;
  },
};
