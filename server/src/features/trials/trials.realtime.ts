import { rooms } from '@leaven/shared/realtime/rooms';
import { trialsChanged } from '@leaven/shared/trials/trials.events';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';

const announceTrialsOf = ({ data: { ideaId } }: { data: { ideaId: string } }) =>
  announce(rooms.idea(ideaId), trialsChanged, { ideaId });

export function announceTrials(): void {
  onEvent('trial.changed', announceTrialsOf);
  onEvent('trial.answered', announceTrialsOf);
}
