import type { Role } from '@leaven/shared/users/roles';

declare global {
  namespace Express {
    interface Request {
      /** Names this request in answers and in the log. */
      id: string;
    }
    /** What passport puts on a request: the signed-in person. */
    interface User {
      id: string;
      role: Role;
      /** This sign-in has taken back that the account is to be deleted. */
      isBack?: true;
    }
  }
}

declare module 'express-session' {
  interface SessionData {
    /** When this person signed in; a session ends 30 days later at the latest. */
    startedAt: number;
  }
}
