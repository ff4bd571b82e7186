import {
  changePassword,
  getMe,
  getSignInOptions,
  signIn,
  signOut,
  signUp,
} from '@leaven/shared/auth/auth.api';
import { route } from '../../http/route';
import { closeSession } from '../../realtime/announce';
import { type AuthSurroundings, auth } from './auth.service';
import { authenticate, beginSession } from './passport';
import { endSessionsOf, sessionCookie } from './sessions';

const ok = { ok: true } as const;

export const authRoutes = (around: AuthSurroundings) => [
  route(getSignInOptions, () => auth.options(around)),

  route(signIn, async ({ body }, _actor, { req }) => {
    // The strategy reads the body itself; give it what was parsed, not what was sent.
    req.body = body;
    const person = await authenticate(req);
    await beginSession(req, person);
    const me = await auth.me(person, around);
    return person.isBack ? { ...me, isBack: true as const } : me;
  }),

  route(signUp, async ({ body }, _actor, { req }) => {
    const user = await auth.signUp(body);
    const person = { id: String(user._id), role: user.role };
    await beginSession(req, person);
    return auth.me(person, around);
  }),

  route(signOut, async ({ body }, actor, { req, res }) => {
    const { sessionID } = req;
    if (actor && body.everywhere) await endSessionsOf(actor.id, 'signed_out');
    await new Promise<void>((resolve, reject) =>
      req.session.destroy((error) => (error ? reject(error) : resolve())),
    );
    closeSession(sessionID, 'signed_out');
    res.clearCookie(sessionCookie, { path: '/' });
    return ok;
  }),

  route(changePassword, async ({ body }, actor, { req }) => {
    await auth.changePassword(actor.id, body.current, body.next);
    await endSessionsOf(actor.id, 'signed_out', req.sessionID);
    return ok;
  }),

  route(getMe, (_input, actor) => auth.me(actor, around)),
];
