import { exportMyData } from '@leaven/shared/users/export.api';
import { deleteAccount, deleteMyAccount, keepAccount } from '@leaven/shared/users/leaving.api';
import { endSessionsOf } from '../features/auth/sessions';
import { leaving } from '../features/users/leaving';
import { fileRoute, route } from '../http/route';
import { exportOf } from './export';

export const mineRoutes = [
  fileRoute(exportMyData, async (_input, actor) => exportOf(actor)),
  route(deleteMyAccount, async ({ body }, actor) => {
    const answer = await leaving.askForMine(actor, body);
    await endSessionsOf(actor.id, 'signed_out');
    return answer;
  }),
  route(deleteAccount, async ({ params, body }, actor) => {
    const person = await leaving.askFor(actor, params.personId, body);
    await endSessionsOf(params.personId, 'signed_out');
    return person;
  }),
  route(keepAccount, ({ params }, actor) => leaving.keep(actor, params.personId)),
];
