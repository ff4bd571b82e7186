import type { VoteValue } from '@leaven/shared/ideas/ideas.schemas';
import type { VotingView } from '@leaven/shared/votes/votes.schemas';

interface Stand {
  /** What the server is known to hold. */
  confirmed: VoteValue;
  /** What the person wants in the end. */
  wish: VoteValue;
  sending: boolean;
  error: unknown;
}

export interface BallotPorts {
  send: (ideaId: string, value: VoteValue) => Promise<VotingView>;
  /** Shows a stand at once, before any answer. */
  show: (ideaId: string, value: VoteValue) => void;
  /** All is sent: `view` is the last answer, or undefined after a failure. */
  settled: (ideaId: string, view: VotingView | undefined) => void;
}

/**
 * Casts votes: the screen follows each wish at once, one request an idea is under way at a time, and
 * whatever was clicked meanwhile, the last wish is what reaches the server. A failure goes back to
 * what the server is known to hold and is kept until the next touch, for the box to say why.
 */
export class Ballot {
  readonly #stands = new Map<string, Stand>();
  readonly #listeners = new Set<() => void>();
  readonly #ports: BallotPorts;

  constructor(ports: BallotPorts) {
    this.#ports = ports;
  }

  /** @param from what is shown now, which holds unless a vote is under way */
  wish(ideaId: string, from: VoteValue, value: VoteValue): void {
    const stand = this.#stands.get(ideaId) ?? {
      confirmed: from,
      wish: from,
      sending: false,
      error: undefined,
    };
    stand.wish = value;
    stand.error = undefined;
    this.#stands.set(ideaId, stand);
    this.#ports.show(ideaId, value);
    if (!stand.sending) void this.#deliver(ideaId, stand);
    this.#notify();
  }

  /** A vote of this idea has not been answered yet. */
  isUnderWay(ideaId: string): boolean {
    return this.wishOf(ideaId) !== undefined;
  }

  /** What the person wants while it has not been answered; undefined when nothing is under way. */
  wishOf(ideaId: string): VoteValue | undefined {
    const stand = this.#stands.get(ideaId);
    return stand?.sending ? stand.wish : undefined;
  }

  /** Why the last vote did not arrive; undefined when it did. */
  errorOf(ideaId: string): unknown {
    return this.#stands.get(ideaId)?.error;
  }

  /** The reason has been read, or the person has gone on. */
  dismissError(ideaId: string): void {
    if (this.errorOf(ideaId) === undefined) return;
    this.#stands.delete(ideaId);
    this.#notify();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async #deliver(ideaId: string, stand: Stand): Promise<void> {
    stand.sending = true;
    let view: VotingView | undefined;
    while (stand.wish !== stand.confirmed) {
      const value = stand.wish;
      try {
        view = await this.#ports.send(ideaId, value);
        stand.confirmed = view.myVote;
      } catch (error) {
        view = undefined;
        // Somebody who changed their mind meanwhile has what they want: nothing to complain about.
        if (stand.wish === value) {
          stand.wish = stand.confirmed;
          stand.error = error;
        }
      }
    }
    stand.sending = false;
    this.#ports.show(ideaId, stand.confirmed);
    this.#ports.settled(ideaId, view);
    if (stand.error === undefined) this.#stands.delete(ideaId);
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
