import { createHmac, randomBytes } from 'node:crypto';
import { MongoClient, type ObjectId } from 'mongodb';

const HALF_DAY_MS = 12 * 60 * 60_000;

/** Signs a session id as express-session does. */
const cookieOf = (sessionId: string, secret: string): string => {
  const signature = createHmac('sha256', secret)
    .update(sessionId)
    .digest('base64')
    .replace(/=+$/, '');
  return `leaven.sid=${encodeURIComponent(`s:${sessionId}.${signature}`)}`;
};

/** Gives some of the seeded people a session each, without their passwords. @returns their cookies */
export async function openSessions(uri: string, secret: string, count: number): Promise<string[]> {
  const client = await MongoClient.connect(uri);
  try {
    const db = client.db();
    const people = await db.collection<{ _id: ObjectId }>('users').find().limit(count).toArray();
    const expires = new Date(Date.now() + HALF_DAY_MS);
    const rows = people.map(({ _id }) => ({
      _id: randomBytes(24).toString('base64url'),
      expires,
      lastModified: new Date(),
      session: {
        cookie: {
          originalMaxAge: HALF_DAY_MS,
          expires,
          httpOnly: true,
          path: '/',
          sameSite: 'lax',
        },
        passport: { user: String(_id) },
        startedAt: Date.now(),
      },
    }));
    await db.collection<(typeof rows)[number]>('sessions').insertMany(rows);
    return rows.map(({ _id }) => cookieOf(_id, secret));
  } finally {
    await client.close();
  }
}
