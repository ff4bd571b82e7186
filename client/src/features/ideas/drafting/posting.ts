import { OfflineError } from '@leaven/shared/http/call';
import { postIdea } from '@leaven/shared/ideas/ideas.api';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { call, isTransient } from '../../../lib/api';
import { newId } from '../../../lib/newId';
import { useMe } from '../../../lib/session';
import { digest } from '../../../lib/submissions';
import { offerUndo, toast } from '../../../lib/toasts';
import { ideaKeys } from '../cache';
import type { IdeaText } from '../ideaDraft';
import { keepBoth, mostOutgoing, posted, posting, queued, takenBack, textOf } from './desk';
import { deskOf } from './deskStore';

export interface ToPost extends Required<IdeaText> {
  draftId: string;
  attachmentIds: readonly string[];
}

/**
 * Posts an idea. The key follows from the draft and its words, so that every tab, and this one after a
 * reload, asks with the same: it cannot be posted twice.
 */
export const sendIdea = (idea: ToPost): Promise<IdeaView> =>
  call(
    postIdea,
    { body: { ...idea, attachmentIds: [...idea.attachmentIds] } },
    {
      idempotencyKey: `idea-${idea.draftId}-${digest(JSON.stringify([textOf(idea), idea.attachmentIds]))}`,
    },
  );

const trimmed = (text: string) => text.replace(/\r\n?/g, '\n').trim();
/** The draft was posted before, saying something else: what was written since must not be lost. */
export const isOlder = (view: IdeaView, sent: ToPost): boolean =>
  view.title !== trimmed(sent.title) || view.body !== trimmed(sent.body);

/**
 * Posts what stands in the form. Without a connection it goes into the outbox of this device.
 * @param onQueued after that
 */
export function usePostDraft(onQueued: () => void) {
  const { get, update } = deskOf(useMe().id);
  return useMutation({
    mutationFn: (idea: ToPost) => {
      if (!navigator.onLine) throw new OfflineError(undefined);
      return sendIdea(idea);
    },
    // No answer at all is the outbox's business.
    retry: (count, error) => !(error instanceof OfflineError) && isTransient(error) && count < 3,
    onMutate: ({ draftId }) => update((desk) => posting(desk, draftId, Date.now())),
    onSuccess: (view, idea, _before, { client }) => {
      client.setQueryData(ideaKeys.detail(view.id), view);
      if (isOlder(view, idea)) {
        update((desk) => keepBoth(posting(desk, idea.draftId, null), idea.draftId, newId()));
        toast(i18next.t('drafts:postedBefore'));
      } else update((desk) => posted(desk, idea.draftId, newId(), Date.now()));
    },
    onError: (error, idea) => {
      const isQueued = error instanceof OfflineError && get().outbox.length < mostOutgoing;
      if (!isQueued) return update((desk) => posting(desk, idea.draftId, null));
      update((desk) => queued(desk, idea, newId(), Date.now()));
      offerUndo({
        message: i18next.t('drafts:outbox.queued'),
        onUndo: () => update((desk) => takenBack(desk, idea.draftId, Date.now())),
      });
      onQueued();
    },
  });
}
