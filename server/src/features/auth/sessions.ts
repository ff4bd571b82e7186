import MongoStore from 'connect-mongo';
import type { RequestHandler } from 'express';
import session from 'express-session';
import mongoose from 'mongoose';
import type { SessionEnd } from '../../realtime/announce';
import { closePerson, closeSession } from '../../realtime/announce';

const HOUR_MS = 60 * 60_000;
const IDLE_MS = 12 * HOUR_MS;
const LONGEST_MS = 30 * 24 * HOUR_MS;
/** A session's end is moved at most this often, so that reading costs no write. */
const TOUCH_EVERY_S = 300;

export const sessionCookie = 'leaven.sid';

const collection = () => mongoose.connection.collection('sessions');

export async function sessionMiddleware(secret: string): Promise<RequestHandler> {
  const db = mongoose.connection.db;
  if (!db) throw new Error('sessions need the database');
  await collection().createIndex({ 'session.passport.user': 1 });
  return session({
    name: sessionCookie,
    secret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: IDLE_MS, path: '/' },
    store: MongoStore.create({
      client: mongoose.connection.getClient() as never,
      dbName: db.databaseName,
      collectionName: 'sessions',
      stringify: false,
      touchAfter: TOUCH_EVERY_S,
      ttl: IDLE_MS / 1000,
    }),
  });
}

/** Ends a session that began too long ago, however busy it is. */
export const endOldSessions: RequestHandler = (req, _res, next) => {
  const { startedAt } = req.session;
  if (startedAt === undefined || Date.now() - startedAt < LONGEST_MS) return next();
  req.session.regenerate(next);
};

/** When the session ends unless it is used again, or null when it has ended. */
export async function sessionEnd(sessionId: string): Promise<Date | null> {
  const row = await collection().findOne<{ expires: Date; session: { startedAt?: number } }>(
    { _id: sessionId as never },
    { projection: { expires: 1, 'session.startedAt': 1 } },
  );
  if (!row || row.expires.getTime() <= Date.now()) return null;
  const latest = (row.session.startedAt ?? Date.now()) + LONGEST_MS;
  return new Date(Math.min(row.expires.getTime(), latest));
}

/** Ends one person's sessions on every node, sockets included, but for the one to keep. */
export async function endSessionsOf(
  userId: string,
  reason: SessionEnd,
  keep?: string,
): Promise<void> {
  const rows = await collection()
    .find({ 'session.passport.user': userId }, { projection: { _id: 1 } })
    .toArray();
  const ended = rows.map(({ _id }) => String(_id)).filter((id) => id !== keep);
  await collection().deleteMany({ _id: { $in: ended as never[] } });
  if (keep === undefined) closePerson(userId, reason);
  else for (const id of ended) closeSession(id, reason);
}
