import { onEvent } from '../../events/log';
import { endSessionsOf } from './sessions';

/** Who is disabled is out at once: sessions gone, sockets closed, on every node. */
export function announceSessions(): void {
  onEvent('person.disabled', ({ data }) => endSessionsOf(data.personId, 'disabled'));
}
