import { attachmentsChanged } from '@leaven/shared/attachments/attachments.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';

export function announceAttachments(): void {
  onEvent('attachments.changed', ({ data: { ideaId } }) =>
    announce(rooms.idea(ideaId), attachmentsChanged, { ideaId }),
  );
}
