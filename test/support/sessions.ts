import { createHmac, randomBytes } from 'node:crypto';
import { type Db, MongoClient, type ObjectId } from 'mongodb';

const HALF_DAY_MS = 12 * 60 * 60_000;

/** Signs a session id as express-session does. */
const cookieOf = (sessionId: string, secret: string): string => {
  const signature = createHmac('sha256', secret)
    .update(sessionId)
    .digest('base64')
    .replace(/=+$/, '');
  return `leaven.sid=${encodeURIComponent(`s:${sessionId}.${signature}`)}`;
};

/** Signs people in without their passwords, whose check takes its time. @returns a cookie for each */
export async function openSessions(
  db: Pick<Db, 'collection'>,
  secret: string,
  people: { _id: ObjectId }[],
): Promise<string[]> {
  const expires = new Date(Date.now() + HALF_DAY_MS);
  const rows = people.map(({ _id }) => ({
    _id: randomBytes(24).toString('base64url'),
    expires,
    lastModified: new Date(),
    session: {
      cookie: { originalMaxAge: HALF_DAY_MS, expires, httpOnly: true, path: '/', sameSite: 'lax' },
      passport: { user: String(_id) },
      startedAt: Date.now(),
    },
  }));
  await db.collection<(typeof rows)[number]>('sessions').insertMany(rows);
  return rows.map(({ _id }) => cookieOf(_id, secret));
}

/** Signs some of the people of a seeded company in. @returns their cookies */
export async function openSeededSessions(
  uri: string,
  secret: string,
  count: number,
): Promise<string[]> {
  const client = await MongoClient.connect(uri);
  try {
    const users = client.db().collection<{ _id: ObjectId }>('users');
    const people = await users.find().limit(count).toArray();
    return await openSessions(client.db(), secret, people);
  } finally {
    await client.close();
  }
}
