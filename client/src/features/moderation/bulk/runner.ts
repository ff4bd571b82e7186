import type { BulkChange, BulkResult } from '@leaven/shared/moderation/bulk.api';

/** What is done to each idea. */
export type Change = Pick<BulkChange, 'action'> & Partial<Omit<BulkChange, 'ideaIds' | 'action'>>;

/** An idea as it was when it was chosen: enough to name it and to move it back. */
export interface Chosen {
  id: string;
  title: string;
  categoryId: string;
}

/** A few ideas at a time: short enough that one sees it go on. */
interface Step {
  ids: string[];
  change: Change;
}

export interface Run {
  personId: string;
  action: Change['action'];
  ideas: readonly Chosen[];
  steps: readonly Step[];
  results: Readonly<Record<string, BulkResult>>;
  /** `paused`: no answer came, and it can go on; `ended`: nothing more will happen by itself. */
  state: 'running' | 'stopping' | 'paused' | 'ended';
  /** Why it does not go on by itself. */
  problem?: unknown;
}

const MOST_STEPS = 12;
const MOST_AT_ONCE = 100;

function stepsOf(ids: readonly string[], change: Change): Step[] {
  const size = Math.min(Math.ceil(ids.length / MOST_STEPS), MOST_AT_ONCE);
  const steps: Step[] = [];
  for (let from = 0; from < ids.length; from += size)
    steps.push({ ids: ids.slice(from, from + size), change });
  return steps;
}

/** @param ideas each once */
export const newRun = (personId: string, ideas: readonly Chosen[], change: Change): Run => ({
  personId,
  action: change.action,
  ideas,
  steps: stepsOf(
    ideas.map(({ id }) => id),
    change,
  ),
  results: {},
  state: 'running',
});

export const doneIn = ({ ideas, results }: Run): Chosen[] =>
  ideas.filter(({ id }) => results[id]?.done);

/** Takes back what a run has done: a move goes back to where each idea was. */
export function undoingRun(run: Run): Run {
  const ideas = doneIn(run);
  const undoing = newRun(run.personId, ideas, { action: 'undo' });
  if (run.action !== 'move') return undoing;
  const steps = [...new Set(ideas.map(({ categoryId }) => categoryId))].flatMap((categoryId) =>
    stepsOf(
      ideas.filter((idea) => idea.categoryId === categoryId).map(({ id }) => id),
      { action: 'move', categoryId },
    ),
  );
  return { ...undoing, steps };
}

export interface Surroundings {
  send: (ideaIds: string[], change: Change) => Promise<BulkResult[]>;
  /** Whether the same may succeed when it is sent again. */
  mayPass: (error: unknown) => boolean;
  /** Called at every change; undefined: there is nothing to show any more. */
  show: (run: Run | undefined) => void;
}

/**
 * Does one run at a time, wherever one is in the app meanwhile. Sending a step again is safe, so an
 * answer that was lost loses nothing.
 */
export function createRunner({ send, mayPass, show }: Surroundings, kept?: Run) {
  let run = kept;
  const set = (next: Run | undefined) => {
    run = next;
    show(next);
  };
  const patch = (change: Partial<Run>) => {
    if (run) set({ ...run, ...change });
  };
  const nextStep = () =>
    run?.steps.find(({ ids }) => ids.some((id) => run && !(id in run.results)));

  async function work(): Promise<void> {
    for (let step = nextStep(); step && run?.state === 'running'; step = nextStep()) {
      try {
        const answer = await send(step.ids, step.change);
        const results = Object.fromEntries(answer.map((result) => [result.ideaId, result]));
        patch({ results: { ...run.results, ...results } });
      } catch (problem) {
        return patch({ problem, state: mayPass(problem) ? 'paused' : 'ended' });
      }
    }
    patch({ state: 'ended' });
  }

  return {
    current: () => run,
    async start(next: Run): Promise<void> {
      if (run?.state === 'running' || run?.state === 'stopping') return;
      set(next);
      await work();
    },
    async goOn(): Promise<void> {
      if (run?.state !== 'paused' && run?.state !== 'ended') return;
      patch({ state: 'running', problem: undefined });
      await work();
    },
    /** After the step that is under way. */
    stop(): void {
      if (run?.state === 'running') patch({ state: 'stopping' });
    },
    forget(): void {
      if (run?.state === 'paused' || run?.state === 'ended') set(undefined);
    },
  };
}
