import { moderationChanged } from '@leaven/shared/moderation/moderation.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { has } from '@leaven/shared/users/roles';
import { onEvent } from '../../events/log';
import { announce, leaveRoom } from '../../realtime/announce';
import { UserRow } from '../users/users.model';
import { personRefs } from '../users/users.refs';

export function announceModeration(): void {
  onEvent('moderation.changed', async ({ actorId, data: { targetId: itemId, action } }) => {
    const decided = action && { action, by: (await personRefs([actorId]))(actorId) };
    announce(rooms.moderators, moderationChanged, { itemId, decided });
  });
  onEvent('person.changed', async ({ data: { personId } }) => {
    const person = await UserRow.findById(personId, { role: 1 }).lean();
    if (person && !has(person, 'moderate')) leaveRoom(personId, rooms.moderators);
  });
}
