import {
  createPerson,
  endMyAway,
  findPeople,
  listPeople,
  setMyAway,
  setMyProfile,
  setMySkills,
  showMyProfile,
  showProfile,
  updatePerson,
} from '@leaven/shared/users/users.api';
import { route } from '../../http/route';
import { away } from './away';
import { profiles } from './profiles';
import { users } from './users.service';

export const usersRoutes = [
  route(findPeople, async ({ query }) => ({ items: await users.suggest(query) })),
  route(listPeople, ({ query }, actor) => users.list(actor, query)),
  route(createPerson, ({ body }, actor, { entityId }) => users.createByHand(actor, body, entityId)),
  route(showProfile, ({ params }) => profiles.of(params.personId)),
  route(showMyProfile, (_input, actor) => profiles.mine(actor)),
  route(setMyProfile, ({ body }, actor) => profiles.set(actor, body)),
  route(setMySkills, ({ body }, actor) => users.setSkills(actor, body)),
  route(setMyAway, ({ body }, actor) => away.set(actor, body)),
  route(endMyAway, async (_input, actor) => {
    await away.end(actor);
    return { ok: true } as const;
  }),
  route(updatePerson, ({ params, body }, actor) => users.update(actor, params.personId, body)),
];
