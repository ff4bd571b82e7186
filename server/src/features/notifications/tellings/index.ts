import type { NotificationReason } from '@leaven/shared/notifications/notifications.schemas';
import type { LeavenEvent } from '../../../events/log';
import { answerTellings } from './answers';
import { coAuthorTellings } from './co-authors';
import { commentTellings } from './comments';
import { growingTellings } from './growing';
import { ideaTellings } from './ideas';
import { moderationTellings } from './moderation';
import { noteTellings } from './notes';
import { peopleTellings } from './people';
import { projectTellings } from './projects';
import { searchTellings } from './search';
import type { Audiences, Message, Reached, Telling } from './telling';

export type { Audiences, Surroundings } from './telling';

/** Every kind of fact that fills bells, with whom it reaches and what it says. */
const tellings = {
  ...answerTellings,
  ...coAuthorTellings,
  ...commentTellings,
  ...growingTellings,
  ...ideaTellings,
  ...noteTellings,
  ...peopleTellings,
  ...projectTellings,
  ...searchTellings,
  ...moderationTellings,
};
type ToldKind = keyof typeof tellings;
export const toldKinds = Object.keys(tellings) as ToldKind[];
export type Told = LeavenEvent<ToldKind>;

// The kind of the fact picks its own telling; TypeScript cannot follow that through a union.
const tellingOf = (event: Told) => tellings[event.kind] as Telling<ToldKind>;

export const audienceOf = (event: Told, around: Audiences): AsyncIterable<Reached> =>
  tellingOf(event).audience(event, around);
export const messageOf = (event: Told, because: NotificationReason): Message =>
  tellingOf(event).message(event, because);
