import { AppError } from '@leaven/shared/http/errors';
import { deleteDraft, keepDraft } from '@leaven/shared/ideas/drafts.api';
import { draftKept, draftRemoved } from '@leaven/shared/ideas/drafts.events';
import type { DraftEnd, DraftView } from '@leaven/shared/ideas/drafts.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect, useEffectEvent, useRef } from 'react';
import { call, isTransient } from '../../../lib/api';
import { newId } from '../../../lib/newId';
import { problemText } from '../../../lib/problem';
import { useMe } from '../../../lib/session';
import { toast } from '../../../lib/toasts';
import { isOnline, onReconnect, useLive } from '../../../realtime/live';
import { ideaKeys } from '../cache';
import {
  arrived,
  broughtBack,
  ended,
  isErased,
  isUnsaved,
  type LocalDraft,
  listed,
  outgoingRefused,
  refused,
  saved,
  textOf,
  withoutOutgoing,
} from './desk';
import { type DeskStore, deskOf } from './deskStore';
import { draftsQuery } from './drafts';
import { isOlder, sendIdea } from './posting';

const SAVE_AFTER_MS = 1_500;
const TRY_AGAIN_MS = 10_000;

let queue: Promise<unknown> = Promise.resolve();
/**
 * One after the other, over all tabs of the device; where there are no locks (plain http) within this
 * one, and between tabs the server's revs and keys decide.
 */
function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (navigator.locks) return navigator.locks.request(name, work);
  const turn = queue.then(work, work);
  queue = turn.catch(() => undefined);
  return turn;
}

class DraftSync {
  readonly #store: DeskStore;
  readonly #client: QueryClient;
  readonly #personId: string;
  readonly #onPosted: (idea: IdeaView) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(client: QueryClient, personId: string, onPosted: (idea: IdeaView) => void) {
    this.#client = client;
    this.#personId = personId;
    this.#store = deskOf(personId);
    this.#onPosted = onPosted;
  }

  start(): () => void {
    const catchUp = () => void this.catchUp();
    const stops = [
      this.#store.subscribe(() => this.#schedule(SAVE_AFTER_MS)),
      onReconnect(catchUp),
    ];
    addEventListener('online', catchUp);
    // Where the line is there, it has been done already.
    if (!isOnline()) catchUp();
    return () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
      removeEventListener('online', catchUp);
      for (const stop of stops) stop();
    };
  }

  /** Sends what waits, then asks what other devices did. */
  async catchUp(): Promise<void> {
    await this.#work();
    // Not while a save is under way: its answer would look like another device's.
    await this.#alone(async () => {
      const { items } = await this.#client.fetchQuery({ ...draftsQuery, staleTime: 0 });
      this.#take((desk) => listed(desk, items, newId, Date.now()));
    }).catch(() => undefined);
  }

  /** Another device saved a draft; nothing to do where this one did. */
  heard(draftId: string, rev: number): Promise<void> {
    return this.#alone(async () => {
      const mine = this.#store.get().drafts[draftId];
      if (mine && mine.rev >= rev) return;
      const { items } = await this.#client.fetchQuery({ ...draftsQuery, staleTime: 0 });
      const view = items.find(({ id }) => id === draftId);
      if (view) this.#store.update((desk) => arrived(desk, view));
    });
  }

  ended(draftId: string, how: DraftEnd): void {
    this.#take((desk) => ended(desk, draftId, how, newId(), Date.now()));
  }

  #take(change: (desk: ReturnType<DeskStore['get']>) => ReturnType<typeof ended>): void {
    let rescued = false;
    this.#store.update((desk) => {
      const outcome = change(desk);
      rescued = outcome.rescued;
      return outcome.desk;
    });
    if (rescued) toast(i18next.t('drafts:rescued'));
  }

  #alone = (work: () => Promise<void>) => alone(`leaven-desk:${this.#personId}`, work);

  #unsaved = (): LocalDraft[] =>
    Object.values(this.#store.get().drafts).filter((draft) => isUnsaved(draft, Date.now()));

  #waiting = () => this.#store.get().outbox.filter(({ problem }) => problem === null);

  /** While somebody types it is saved every so often, not only when they stop. */
  #schedule(after: number): void {
    if (this.#timer !== undefined || this.#stopped) return;
    if (this.#unsaved().length === 0 && this.#waiting().length === 0) return;
    this.#timer = setTimeout(() => void this.#work(), after);
  }

  async #work(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#alone(async () => {
      for (const { draftId } of this.#waiting()) await this.#send(draftId);
      for (const { id } of this.#unsaved()) await this.#save(id);
    }).catch(() => undefined);
    this.#schedule(TRY_AGAIN_MS);
  }

  /** @throws what may go better later */
  async #save(id: string): Promise<void> {
    const draft = this.#store.get().drafts[id];
    // Another tab may have done it while this one waited for its turn.
    if (this.#stopped || !draft || !isUnsaved(draft, Date.now())) return;
    if (isErased(draft)) {
      await call(deleteDraft, { params: { draftId: id } });
      return this.ended(id, 'deleted');
    }
    const text = textOf(draft);
    try {
      const view = await call(keepDraft, {
        params: { draftId: id },
        body: { ...text, categoryId: text.categoryId || null, rev: draft.rev },
      });
      this.#store.update((desk) => saved(desk, text, view));
    } catch (error) {
      if (isTransient(error) || !(error instanceof AppError) || error.status === 401) throw error;
      if (error.code === 'stale_draft')
        this.#store.update((desk) => arrived(desk, error.details?.current as DraftView));
      else if (error.code === 'draft_removed') this.ended(id, error.details?.how as DraftEnd);
      else if (error.status === 404) this.ended(id, 'deleted');
      else this.#store.update((desk) => refused(desk, id, text));
    }
  }

  /** @throws what may go better later */
  async #send(draftId: string): Promise<void> {
    const entry = this.#waiting().find((one) => one.draftId === draftId);
    if (this.#stopped || !entry) return;
    const { attachmentIds } = entry;
    const idea = { ...textOf(entry), draftId, attachmentIds };
    try {
      const view = await sendIdea(idea);
      this.#store.update((desk) => {
        const left = withoutOutgoing(desk, draftId);
        return isOlder(view, idea) ? broughtBack(left, newId(), idea) : left;
      });
      this.#client.setQueryData(ideaKeys.detail(view.id), view);
      this.#onPosted(view);
    } catch (error) {
      if (isTransient(error) || (error instanceof AppError && error.status === 401)) throw error;
      this.#store.update((desk) => outgoingRefused(desk, draftId, problemText(error)));
    }
  }
}

/**
 * Keeps drafts with the account within seconds, takes up what other devices wrote, and posts what waits
 * in the outbox. Mounted once, beside the pages.
 * @param onPosted told of each idea that went out of the outbox
 */
export function useDraftSync(onPosted: (idea: IdeaView) => void): void {
  const client = useQueryClient();
  const { id } = useMe();
  const told = useEffectEvent(onPosted);
  const sync = useRef<DraftSync>(undefined);
  useEffect(() => {
    sync.current = new DraftSync(client, id, (idea) => told(idea));
    return sync.current.start();
  }, [client, id]);
  useLive(draftKept, ({ draftId, rev }) => {
    void client.invalidateQueries({ queryKey: draftsQuery.queryKey });
    void sync.current?.heard(draftId, rev).catch(() => undefined);
  });
  useLive(draftRemoved, ({ draftId, how }) => {
    void client.invalidateQueries({ queryKey: draftsQuery.queryKey });
    sync.current?.ended(draftId, how);
  });
}
