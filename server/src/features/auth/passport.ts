import type { Request } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { auth } from './auth.service';

/** Passport with one strategy, address and password; a session stores the person's id alone. */
export function configurePassport(): void {
  passport.use(
    new Strategy(
      { usernameField: 'email', passReqToCallback: true },
      (req: Request, email, password, done) => {
        auth.signIn(email, password, req.ip ?? '').then(
          ({ _id, role, leaving }) =>
            done(null, { id: String(_id), role, ...(leaving ? { isBack: true } : {}) }),
          (error: unknown) => done(error),
        );
      },
    ),
  );
  passport.serializeUser<string>((user, done) => done(null, user.id));
  passport.deserializeUser<string>((id, done) => {
    auth.personOf(id).then((person) => done(null, person ?? false), done);
  });
}

/** Starts a session for this person under a new session id. */
export async function beginSession(req: Request, person: Express.User): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.logIn(person, (error) => (error ? reject(error) : resolve())),
  );
  req.session.startedAt = Date.now();
}

/** @throws what `auth.signIn` throws */
export const authenticate = (req: Request): Promise<Express.User> =>
  new Promise((resolve, reject) => {
    const verify = passport.authenticate('local', (error: unknown, user: Express.User | false) =>
      error || !user ? reject(error) : resolve(user),
    );
    verify(req, req.res, reject);
  });
