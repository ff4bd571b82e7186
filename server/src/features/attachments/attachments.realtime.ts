import { attachmentsChanged } from '@leaven/shared/attachments/attachments.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';
import { ideaGate } from './gate';

const announceOn = (ideaId: string) => announce(rooms.idea(ideaId), attachmentsChanged, { ideaId });

async function announceFilesOf({ data }: { data: { ideaId: string } }): Promise<void> {
  for (const ideaId of await ideaGate().pagesOf(data.ideaId)) announceOn(ideaId);
}

export function announceAttachments(): void {
  onEvent('attachments.changed', announceFilesOf);
  // They come and go with their idea on the page of what it was merged into.
  onEvent('idea.merged', ({ data }) => announceOn(data.intoId));
  onEvent('idea.unmerged', ({ data }) => announceOn(data.intoId));
  onEvent('idea.deleted', announceFilesOf);
  onEvent('idea.restored', announceFilesOf);
  onEvent('thing.moderated', announceFilesOf);
}
