import type { AttachmentList } from '@leaven/shared/attachments/attachments.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useImperativeHandle } from 'react';
import type { DraftFiles } from './draftFiles';
import { Files } from './Files';
import { attachmentsKey, useAttachments } from './queries';
import { allSent, useSendings } from './sending';

/** What is attached to the idea that is being written, before anybody else can see it. */
export default function WaitingFiles({
  target,
  handle,
  onCount,
}: {
  target: RefObject<HTMLElement | null>;
  handle: RefObject<DraftFiles | null>;
  onCount: (count: number) => void;
}) {
  const client = useQueryClient();
  const { data } = useAttachments(null);
  const count = (data?.items.length ?? 0) + useSendings(null).length;
  useEffect(() => onCount(count), [count, onCount]);

  useImperativeHandle(
    handle,
    () => ({
      async ready() {
        if (!(await allSent(null))) return undefined;
        const list = client.getQueryData<AttachmentList>(attachmentsKey(null));
        return list?.items.map(({ id }) => id) ?? [];
      },
      refresh: () => void client.invalidateQueries({ queryKey: attachmentsKey(null) }),
    }),
    [client],
  );
  return data ? <Files place={null} list={data} target={target} /> : null;
}
