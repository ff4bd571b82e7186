import { rooms } from '@leaven/shared/realtime/rooms';
import { meChanged } from '@leaven/shared/users/users.events';
import { onEvent } from '../../events/log';
import { announce, reconnectPerson } from '../../realtime/announce';

export function announcePeople(): void {
  onEvent('person.changed', ({ data }) =>
    announce(rooms.user(data.personId), meChanged, { userId: data.personId }),
  );
  onEvent('person.role_changed', ({ data }) => reconnectPerson(data.personId));
}
