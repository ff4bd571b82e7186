import type { meView, SignInOptions, signUpBody } from '@leaven/shared/auth/auth.schemas';
import { AppError, invalidField, signedOut } from '@leaven/shared/http/errors';
import { type Actor, has, type Role } from '@leaven/shared/users/roles';
import type * as z from 'zod/mini';
import { serially } from '../../serially';
import { settings } from '../settings/settings.service';
import { presentAway } from '../users/away';
import { leaving } from '../users/leaving';
import { hashPassword, verifyPassword } from '../users/password';
import { type User, UserRow } from '../users/users.model';
import { users } from '../users/users.service';
import { attemptKey, forgetFailures, noteFailure, refuseAfterFailures } from './attempts.model';

const SEEN_EVERY_MS = 5 * 60_000;

/** What only the whole app knows; handed in by it. */
export interface AuthSurroundings {
  unreadOf(viewer: Actor): Promise<number>;
  /** The demo people to offer, or null outside demo mode. */
  demo: SignInOptions['demo'];
}

export const auth = {
  /**
   * The account with this address and password.
   * @throws AppError 401 `wrong_credentials`, the same for an unknown, a disabled and a mistaken
   * one; 429 after five failures in 15 minutes for this account and address
   */
  signIn(email: string, password: string, address: string): Promise<User> {
    const key = attemptKey(email, address);
    // One at a time: a hundred parallel guesses must not slip past the count.
    return serially(`sign-in:${key}`, async () => {
      await refuseAfterFailures(key);
      const user = await UserRow.findOne({ email, disabledAt: null }).lean();
      if (await verifyPassword(user?.passwordHash ?? null, password)) {
        await forgetFailures(key);
        // Who comes back has thought again.
        if (user?.leaving) await leaving.takeBack(String(user._id));
        if (user) return user;
      }
      await noteFailure(key);
      throw new AppError(401, 'wrong_credentials', 'Address or password is not right.');
    });
  },

  /** @throws AppError 403 where the rule does not allow it, 409 when the address is taken */
  async signUp(body: z.output<typeof signUpBody>): Promise<User> {
    const { signUp } = await settings.get();
    const domain = body.email.slice(body.email.lastIndexOf('@') + 1);
    if (signUp.mode === 'closed')
      throw new AppError(403, 'sign_up_closed', 'Accounts are made by an administrator here.');
    if (!signUp.domains.includes(domain))
      throw new AppError(403, 'wrong_domain', 'This address is not one of the company.', {
        fields: [
          { field: 'email', code: 'wrong_domain', message: 'is not an address of the company' },
        ],
      });
    return users.create({ ...body, role: 'member' });
  },

  /** The person a session belongs to; null when gone or disabled. */
  async personOf(userId: string): Promise<Express.User | null> {
    const user = await UserRow.findOne(
      { _id: userId, disabledAt: null },
      { role: 1, lastSeenAt: 1 },
    ).lean();
    if (!user) return null;
    const now = Date.now();
    if (now - (user.lastSeenAt?.getTime() ?? 0) > SEEN_EVERY_MS)
      await UserRow.updateOne({ _id: userId }, { $set: { lastSeenAt: new Date(now) } });
    return { id: userId, role: user.role as Role };
  },

  async changePassword(userId: string, current: string, next: string): Promise<void> {
    const user = await UserRow.findById(userId).lean();
    if (!user) throw signedOut();
    if (!(await verifyPassword(user.passwordHash, current)))
      throw invalidField('current', 'wrong_password', 'This is not your current password.');
    await UserRow.updateOne({ _id: userId }, { $set: { passwordHash: await hashPassword(next) } });
  },

  async me(viewer: Actor, { unreadOf, demo }: AuthSurroundings): Promise<z.output<typeof meView>> {
    const userId = viewer.id;
    const [user, { companyName, voting }, unreadNotifications] = await Promise.all([
      UserRow.findById(userId).lean(),
      settings.get(),
      unreadOf(viewer),
    ]);
    if (!user) throw signedOut();
    return {
      id: userId,
      name: user.name,
      email: user.email,
      role: user.role,
      department: user.department,
      companyName,
      demo: demo !== null,
      countsHidden: voting.hideCounts,
      unreadNotifications,
      away: await presentAway(user),
      skills: { kinds: user.skills?.kinds ?? [], tags: user.skills?.tags ?? [] },
      abilities: {
        review: has(user, 'decide'),
        moderate: has(user, 'moderate'),
        administer: has(user, 'administer'),
        runDemo: demo !== null && has(user, 'runDemo'),
      },
    };
  },

  async options({ demo }: AuthSurroundings): Promise<SignInOptions> {
    const { companyName, signUp } = await settings.get();
    const open = signUp.mode === 'domains' && signUp.domains.length > 0;
    return { companyName, signUp: { open, domains: open ? signUp.domains : [] }, demo };
  },
};
