import {
  addPushSubscription,
  listPushSubscriptions,
  removePushSubscription,
} from '@leaven/shared/notifications/push.api';
import { route } from '../../../http/route';
import { push } from './push.service';

export const pushRoutes = [
  route(listPushSubscriptions, (_input, actor) => push.list(actor)),
  route(addPushSubscription, ({ body }, actor) => push.add(actor, body)),
  route(removePushSubscription, ({ params }, actor) => push.remove(actor, params.subscriptionId)),
];
