import type { DraftEnd, DraftView } from '@leaven/shared/ideas/drafts.schemas';
import type { IdeaText } from '../ideaDraft';

/** An idea that is being written, as this device has it. */
export interface LocalDraft extends Required<IdeaText> {
  id: string;
  /** Of the server's version that this text is based on; 0 while the server has none. */
  rev: number;
  /** What the server is known to have of it; null while it has nothing. */
  saved: string | null;
  /** The server will not take it as it is (too long, too many): it stays on this device. */
  refused: string | null;
  /** Its text on the way to being posted, and since when. */
  posting: { text: string; at: number } | null;
  /** What another device made of it meanwhile; the person chooses. */
  other: DraftView | null;
}

/** An idea that was posted without a connection and waits on this device. */
export interface Outgoing extends Required<IdeaText> {
  draftId: string;
  attachmentIds: readonly string[];
  at: number;
  /** Why the server refused it; null while it waits. */
  problem: string | null;
}

/** All that one person has on this device: what they write, and what waits to be posted. */
export interface Desk {
  /** The draft that stands in the form. */
  current: string;
  /** Since when it is blank, or was begun: a draft saved later elsewhere may take a blank one's place. */
  since: number;
  drafts: Readonly<Record<string, LocalDraft>>;
  outbox: readonly Outgoing[];
}

const nothing: Required<IdeaText> = { title: '', body: '', categoryId: '', beneficiary: '' };
/** A post under way for longer than this belonged to a page that is gone. */
const POSTING_MS = 120_000;
/** More than anybody posts in one tunnel. */
export const mostOutgoing = 20;

export const textOf = (draft: IdeaText): Required<IdeaText> => ({
  title: draft.title,
  body: draft.body,
  categoryId: draft.categoryId,
  beneficiary: draft.beneficiary ?? '',
});
export const markOf = (draft: IdeaText): string => JSON.stringify(textOf(draft));
const isBlank = ({ title, body }: IdeaText) => title.trim() === '' && body.trim() === '';

const fresh = (id: string, text: Required<IdeaText> = nothing): LocalDraft => ({
  ...text,
  id,
  rev: 0,
  saved: null,
  refused: null,
  posting: null,
  other: null,
});

export const emptyDesk = (id: string): Desk => ({ current: id, since: 0, drafts: {}, outbox: [] });

export const currentOf = (desk: Desk): LocalDraft =>
  desk.drafts[desk.current] ?? fresh(desk.current);

const isPosting = ({ posting }: LocalDraft, now: number): boolean =>
  posting !== null && now - posting.at < POSTING_MS;

/** It says something that the server does not have, and nothing stands in the way of sending it. */
export const isUnsaved = (draft: LocalDraft, now: number): boolean =>
  draft.other === null &&
  draft.saved !== markOf(draft) &&
  draft.refused !== markOf(draft) &&
  !isPosting(draft, now) &&
  !(isBlank(draft) && draft.rev === 0);

/** Erased to the last letter: the server need not keep it. */
export const isErased = (draft: LocalDraft): boolean => isBlank(draft) && draft.rev > 0;

const put = (desk: Desk, draft: LocalDraft): Desk => ({
  ...desk,
  drafts: { ...desk.drafts, [draft.id]: draft },
});
const change = (desk: Desk, id: string, fields: Partial<LocalDraft>): Desk => {
  const draft = desk.drafts[id];
  return draft ? put(desk, { ...draft, ...fields }) : desk;
};
/** Takes a draft off the desk; the form gets a blank one where it stood there. */
function drop(desk: Desk, id: string, newId: string, now: number): Desk {
  const { [id]: _, ...drafts } = desk.drafts;
  return desk.current === id
    ? { ...desk, drafts, current: newId, since: now }
    : { ...desk, drafts };
}

const localOf = (view: DraftView): LocalDraft => {
  const text = { ...textOf({ ...view, categoryId: view.categoryId ?? '' }) };
  return { ...fresh(view.id, text), rev: view.rev, saved: markOf(text) };
};

export const typed = (desk: Desk, text: IdeaText): Desk =>
  put(desk, { ...currentOf(desk), ...textOf(text) });

/** The server has this text of it now. */
export const saved = (desk: Desk, text: IdeaText, view: DraftView): Desk =>
  change(desk, view.id, { rev: view.rev, saved: markOf(text), refused: null });

/** The server does not take this text; it is not sent again before it changes. */
export const refused = (desk: Desk, id: string, text: IdeaText): Desk =>
  change(desk, id, { refused: markOf(text) });

/**
 * The server's version of a draft. One that was not changed here becomes it; otherwise both are kept
 * for the person to choose. A blank form takes up what was written elsewhere since it is blank.
 */
export function arrived(desk: Desk, view: DraftView): Desk {
  const mine = desk.drafts[view.id];
  if (!mine) {
    const isFree = isBlank(currentOf(desk)) && currentOf(desk).rev === 0;
    if (!isFree || Date.parse(view.savedAt) <= desk.since) return desk;
    return { ...put(desk, localOf(view)), current: view.id };
  }
  if (view.rev <= mine.rev) return desk;
  const theirs = localOf(view);
  if (mine.saved === markOf(mine) || markOf(theirs) === markOf(mine)) return put(desk, theirs);
  return change(desk, view.id, { other: view });
}

/**
 * A draft was posted or deleted elsewhere. What was typed here and never saved goes on as a draft of its
 * own. @returns also whether something did
 */
export function ended(
  desk: Desk,
  id: string,
  how: DraftEnd,
  newId: string,
  now: number,
): { desk: Desk; rescued: boolean } {
  const draft = desk.drafts[id];
  if (!draft) return { desk, rescued: false };
  const mark = markOf(draft);
  const isKnown = draft.saved === mark || isBlank(draft);
  const isPosted = how === 'posted' && draft.posting?.text === mark;
  const left = drop(desk, id, newId, now);
  if (isKnown || isPosted) return { desk: left, rescued: false };
  return { desk: put(left, fresh(newId, textOf(draft))), rescued: true };
}

/** Keeps mine over the other version, which was shown. */
export const keepMine = (desk: Desk, id: string): Desk => {
  const other = desk.drafts[id]?.other;
  return other ? change(desk, id, { other: null, rev: other.rev, saved: null }) : desk;
};
export const takeOther = (desk: Desk, id: string): Desk => {
  const other = desk.drafts[id]?.other;
  return other ? put(desk, localOf(other)) : desk;
};
/** Mine goes on as a draft of its own, the other stays what it is. */
export function keepBoth(desk: Desk, id: string, newId: string): Desk {
  const mine = desk.drafts[id];
  if (!mine) return desk;
  const { [id]: _, ...drafts } = desk.drafts;
  const current = desk.current === id ? newId : desk.current;
  return put({ ...desk, drafts, current }, fresh(newId, textOf(mine)));
}

/** Puts a blank draft into the form. What stood there stays on the desk while it is not saved. */
export function begun(desk: Desk, newId: string, now: number): Desk {
  const draft = currentOf(desk);
  if (isUnsaved(draft, now) || draft.other || draft.refused)
    return { ...desk, current: newId, since: now };
  return drop(desk, draft.id, newId, now);
}

/** Puts a draft into the form to go on with it. */
export const opened = (desk: Desk, view: DraftView, now: number): Desk => {
  const left = desk.current === view.id ? desk : begun(desk, view.id, now);
  return { ...(left.drafts[view.id] ? left : put(left, localOf(view))), current: view.id };
};

export const posting = (desk: Desk, id: string, at: number | null): Desk => {
  const draft = desk.drafts[id];
  return draft
    ? put(desk, { ...draft, posting: at === null ? null : { text: markOf(draft), at } })
    : desk;
};

/** It is an idea now; what was typed since it was sent goes on as a draft of its own. */
export const posted = (desk: Desk, id: string, newId: string, now: number): Desk =>
  ended(desk, id, 'posted', newId, now).desk;

/** It waits to be posted; the form is free for the next one. */
export function queued(
  desk: Desk,
  { draftId: id, attachmentIds, ...text }: IdeaText & Pick<Outgoing, 'draftId' | 'attachmentIds'>,
  newId: string,
  now: number,
): Desk {
  const entry: Outgoing = { ...textOf(text), draftId: id, attachmentIds, at: now, problem: null };
  const outbox = [...desk.outbox.filter(({ draftId }) => draftId !== id), entry];
  return { ...drop(desk, id, newId, now), outbox };
}

export const withoutOutgoing = (desk: Desk, draftId: string): Desk => ({
  ...desk,
  outbox: desk.outbox.filter((entry) => entry.draftId !== draftId),
});

export const outgoingRefused = (desk: Desk, draftId: string, problem: string): Desk => ({
  ...desk,
  outbox: desk.outbox.map((entry) => (entry.draftId === draftId ? { ...entry, problem } : entry)),
});

/** Takes an idea back from the outbox into the form; if it got through after all, saving it will tell. */
export function takenBack(desk: Desk, draftId: string, now: number): Desk {
  const entry = desk.outbox.find((one) => one.draftId === draftId);
  if (!entry) return desk;
  const left = begun(withoutOutgoing(desk, draftId), draftId, now);
  return put({ ...left, current: draftId }, fresh(draftId, textOf(entry)));
}

/** Takes a draft off the desk for good. */
export const deleted = (desk: Desk, id: string, newId: string, now: number): Desk =>
  drop(desk, id, newId, now);

/** A draft that was deleted comes back under another id. */
export const broughtBack = (desk: Desk, newId: string, text: IdeaText): Desk =>
  put(desk, fresh(newId, textOf(text)));

/** What the server lists: each draft arrives, and those it no longer has have ended. */
export function listed(
  desk: Desk,
  views: readonly DraftView[],
  newId: () => string,
  now: number,
): { desk: Desk; rescued: boolean } {
  let [next, rescued] = [desk, false];
  const ids = new Set(views.map(({ id }) => id));
  for (const { id, rev } of Object.values(desk.drafts)) {
    if (rev === 0 || ids.has(id)) continue;
    const end = ended(next, id, 'deleted', newId(), now);
    [next, rescued] = [end.desk, rescued || end.rescued];
  }
  for (const view of views) next = arrived(next, view);
  return { desk: next, rescued };
}
