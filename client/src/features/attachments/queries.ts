import {
  describeAttachment,
  listAttachments,
  listWaiting,
  removeAttachment,
  restoreAttachment,
} from '@leaven/shared/attachments/attachments.api';
import type {
  AttachmentList,
  AttachmentView,
} from '@leaven/shared/attachments/attachments.schemas';
import { type QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { call } from '../../lib/api';
import { problemText } from '../../lib/problem';
import { offerUndo, toast } from '../../lib/toasts';

/** Where files are: at an idea, by its id, or waiting for the idea that is being written. */
export type Place = string | null;

export const attachmentsKey = (place: Place) => ['attachments', place ?? 'waiting'] as const;

export const useAttachments = (place: Place, enabled = true) =>
  useQuery({
    enabled,
    queryKey: attachmentsKey(place),
    queryFn: ({ signal }) =>
      place === null
        ? call(listWaiting, {}, { signal })
        : call(listAttachments, { params: { ideaId: place } }, { signal }),
  });

export function changeList(
  client: QueryClient,
  place: Place,
  change: (items: AttachmentView[]) => AttachmentView[],
): void {
  client.setQueryData<AttachmentList>(
    attachmentsKey(place),
    (list) => list && { ...list, items: change(list.items) },
  );
}

export const withFile = (items: AttachmentView[], file: AttachmentView): AttachmentView[] =>
  items.some(({ id }) => id === file.id)
    ? items.map((item) => (item.id === file.id ? file : item))
    : [...items, file];

/** Takes a file away at once and offers to bring it back. */
export const useRemoveFile = (place: Place) =>
  useMutation({
    mutationFn: ({ id }: AttachmentView) =>
      call(removeAttachment, { params: { attachmentId: id } }),
    onMutate: async (file, { client }) => {
      await client.cancelQueries({ queryKey: attachmentsKey(place) });
      const before = client.getQueryData<AttachmentList>(attachmentsKey(place));
      changeList(client, place, (items) => items.filter(({ id }) => id !== file.id));
      return before;
    },
    onError: (error, _file, before, { client }) => {
      client.setQueryData(attachmentsKey(place), before);
      toast(problemText(error), 'error');
    },
    onSuccess: (_answer, file, _before, { client }) =>
      offerUndo({
        message: i18next.t('attachments:removed', { name: file.name }),
        onUndo: () => {
          call(restoreAttachment, { params: { attachmentId: file.id } })
            .catch((error: unknown) => toast(problemText(error), 'error'))
            .finally(() => void client.invalidateQueries({ queryKey: attachmentsKey(place) }));
        },
      }),
    onSettled: (_answer, _error, _file, _before, { client }) =>
      client.invalidateQueries({ queryKey: attachmentsKey(place) }),
  });

export const useDescribe = (place: Place) =>
  useMutation({
    mutationFn: ({ id, alt }: { id: string; alt: string }) =>
      call(describeAttachment, { params: { attachmentId: id }, body: { alt } }),
    onSuccess: (file, _input, _before, { client }) =>
      changeList(client, place, (items) => withFile(items, file)),
  });
