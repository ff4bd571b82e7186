import { notFound } from '@leaven/shared/http/errors';
import type { MyProfile, ProfileView } from '@leaven/shared/users/profile.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { type User, UserRow } from './users.model';
import { users } from './users.service';

const unchosen: MyProfile = { about: '', link: null, showSkills: true };

const chosen = ({ profile }: Pick<User, 'profile'>): MyProfile => {
  const { about, link, showSkills } = { ...unchosen, ...profile };
  return { about, link: link ?? null, showSkills };
};

/** What people show of themselves. */
export const profiles = {
  async of(personId: string): Promise<ProfileView> {
    const user = await UserRow.findById(personId).lean();
    if (!user) throw notFound('person');
    const { name, department } = user;
    const { about, link, showSkills } = chosen(user);
    const skills = user.skills ?? { kinds: [], tags: [] };
    return {
      person: { id: personId, name, department },
      state: user.erasedAt ? 'gone' : user.disabledAt ? 'left' : 'here',
      about,
      link,
      skills: showSkills && !user.erasedAt && !user.disabledAt ? skills : null,
      since: user.createdAt.toISOString(),
    };
  },

  async mine(actor: Actor): Promise<MyProfile> {
    return chosen(await users.requireActive('personId', actor.id));
  },

  async set(actor: Actor, profile: MyProfile): Promise<MyProfile> {
    await UserRow.updateOne({ _id: actor.id }, { $set: { profile } });
    return profile;
  },
};
