import { asksChanged } from '@leaven/shared/asks/asks.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';

const announceAsks = ({ data: { ideaId } }: { data: { ideaId: string } }) =>
  announce(rooms.idea(ideaId), asksChanged, { ideaId });

export function announceAsksOfIdeas(): void {
  onEvent('ask.changed', announceAsks);
  onEvent('ask.offered', announceAsks);
  onEvent('ask.accepted', announceAsks);
}
