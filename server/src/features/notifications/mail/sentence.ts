import { type NotificationGroup, sayGroup } from '@leaven/shared/notifications/grouping';
import { plain, type Say } from './words';

/** What a group of notifications says, safe in HTML, and why somebody is told, as text. */
export function sentenceOf(group: NotificationGroup, say: Say): { html: string; because: string } {
  const [{ actor, stage, role }] = group;
  const { sentence, because, title, into, count } = sayGroup(group);
  const values = {
    actor: actor?.name ?? say('notifications:somebody'),
    title,
    into,
    count,
    stage: stage ? say(`notifications:stage.${stage}`, { defaultValue: '' }) : '',
    role: role ? say(`notifications:role.${role}`) : '',
  };
  return {
    html: say(`notifications:${sentence}`, values),
    because: plain(say(`notifications:${because}`)),
  };
}
