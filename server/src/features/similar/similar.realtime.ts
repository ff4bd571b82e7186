import { rooms } from '@leaven/shared/realtime/rooms';
import { duplicatesChanged } from '@leaven/shared/similar/similar.events';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';

export function announceDuplicates(): void {
  onEvent('duplicates.changed', () => announce(rooms.moderators, duplicatesChanged, {}));
}
