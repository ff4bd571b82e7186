import {
  createPerson,
  findPeople,
  listPeople,
  setMySkills,
  updatePerson,
} from '@leaven/shared/users/users.api';
import { route } from '../../http/route';
import { users } from './users.service';

export const usersRoutes = [
  route(findPeople, async ({ query }) => ({ items: await users.suggest(query) })),
  route(listPeople, ({ query }, actor) => users.list(actor, query)),
  route(createPerson, ({ body }, actor, { entityId }) => users.createByHand(actor, body, entityId)),
  route(setMySkills, ({ body }, actor) => users.setSkills(actor, body)),
  route(updatePerson, ({ params, body }, actor) => users.update(actor, params.personId, body)),
];
