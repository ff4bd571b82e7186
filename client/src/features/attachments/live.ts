import { attachmentsChanged } from '@leaven/shared/attachments/attachments.events';
import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../realtime/live';
import { attachmentsKey } from './queries';

/** Asks for the files of an idea again when somebody has attached or removed one. */
export function useAttachmentsLive(ideaId: string): void {
  const client = useQueryClient();
  useLive(attachmentsChanged, (message) => {
    if (message.ideaId === ideaId)
      void client.invalidateQueries({ queryKey: attachmentsKey(ideaId) });
  });
}
