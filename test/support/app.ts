import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SignInOptions } from '@leaven/shared/auth/auth.schemas';
import type { CategoryView } from '@leaven/shared/categories/categories.schemas';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { ProjectView } from '@leaven/shared/projects/projects.schemas';
import type { Role } from '@leaven/shared/users/roles';
import mongoose, { Types } from 'mongoose';
import type { Server as SocketServer } from 'socket.io';
import supertest from 'supertest';
import { createApp, type LeavenApp } from '../../server/src/app';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { categories } from '../../server/src/features/categories/categories.service';
import { hashPassword } from '../../server/src/features/users/password';
import { newUserRow, type User, UserRow } from '../../server/src/features/users/users.model';
import type { MailSettings } from '../../server/src/mail/mail';
import type { PushTransport } from '../../server/src/push/post';
import { forgetVapidKeys } from '../../server/src/push/vapid';
import { borrowTestDatabase, createTestDatabase } from './database';
import { openSessions } from './sessions';

type Agent = ReturnType<typeof supertest.agent>;

export interface TestPerson {
  id: string;
  email: string;
  name: string;
  /** Calls as this person, with the session cookie. */
  api: Agent;
  /** The cookie alone, for sockets and for plain fetch. */
  cookie: string;
}

/** What the mail server of the tests shows when it hands on an answer. */
export const mailToken = 'a token of the mail server, long enough';
export const password = 'a long enough password';

export interface TestApp extends LeavenApp {
  http: Server;
  io: SocketServer;
  url: string;
  databaseUri: string;
  /** Calls as nobody. */
  stranger: Agent;
  person(role?: Role, name?: string): Promise<TestPerson>;
  /** A category with a steward of its own, unless one is named. */
  category(more?: { name?: string; steward?: TestPerson }): Promise<CategoryView>;
  /** An idea with an author and a category of its own, unless told. */
  idea(more?: {
    by?: TestPerson;
    title?: string;
    body?: string;
    categoryId?: string;
  }): Promise<IdeaView>;
  comment(
    idea: { id: string },
    more?: { by?: TestPerson; body?: string; parentId?: string },
  ): Promise<CommentView>;
  /** A project promoted from an idea of its own, by a manager who is its sponsor. */
  project(more?: { owner?: TestPerson; sponsor?: TestPerson }): Promise<ProjectView>;
  close(): Promise<void>;
}

const secret = 'a secret for tests that is long enough';
/** Made once: to hash and to check a password takes long, as it should. */
let passwordHash: Promise<string> | undefined;

let counter = 0;
const next = () => ++counter;

/** A running app on a database of its own: the real thing, on a free port. */
export async function startTestApp(
  options: {
    demo?: SignInOptions['demo'];
    rateLimit?: number;
    client?: string | null;
    mail?: Partial<MailSettings>;
    push?: PushTransport;
    /** A new one, dropped at the end: for who lets other processes work on it, or kills them. */
    ownDatabase?: boolean;
  } = {},
): Promise<TestApp> {
  const own = options.ownDatabase ? createTestDatabase() : undefined;
  const databaseUri = own?.uri ?? (await borrowTestDatabase());
  forgetVapidKeys();
  await connectDatabase(databaseUri);
  const leaven = await createApp({
    secret,
    version: 'test',
    rateLimit: options.rateLimit ?? 0,
    trustProxy: 0,
    checkResponses: true,
    demo: options.demo ?? null,
    push: options.push,
    mail: {
      smtpUrl: null,
      from: 'leaven@crumb.example',
      publicUrl: 'https://leaven.crumb.example',
      outbox: true,
      reply: { address: 'reply@in.crumb.example', token: mailToken },
      ...options.mail,
    },
    client: options.client ?? null,
  });
  const http = createServer(leaven.app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const io = leaven.attachRealtime(http);
  leaven.startWorkers();
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const signedIn = async (user: User) => {
    const api = supertest.agent(url);
    const [cookie = ''] = await openSessions(mongoose.connection, secret, [user]);
    api.jar.setCookie(cookie, '127.0.0.1', '/');
    return { api, cookie };
  };

  const t: TestApp = {
    ...leaven,
    http,
    io,
    url,
    databaseUri,
    stranger: supertest.agent(url),

    async person(role = 'member', name) {
      const n = next();
      passwordHash ??= hashPassword(password);
      const user = newUserRow({
        _id: new Types.ObjectId(),
        email: `person${n}@crumb.example`,
        name: name ?? `Person ${n}`,
        role,
        passwordHash: await passwordHash,
      });
      await UserRow.create([user]);
      return {
        id: String(user._id),
        email: user.email,
        name: user.name,
        ...(await signedIn(user)),
      };
    },

    async category(more = {}) {
      const steward = more.steward ?? (await t.person('manager'));
      const body = {
        name: more.name ?? `Category ${next()}`,
        description: '',
        stewardId: steward.id,
      };
      return categories.create({ id: steward.id, role: 'administrator' }, body);
    },

    async idea(more = {}) {
      const by = more.by ?? (await t.person());
      const categoryId = more.categoryId ?? (await t.category()).id;
      const { title = `What if we did ${next()} things`, body = '' } = more;
      const answer = await by.api.post('/api/ideas').send({ title, body, categoryId }).expect(201);
      return answer.body;
    },

    async comment(idea, more = {}) {
      const by = more.by ?? (await t.person());
      const { body = `Remark ${next()}`, parentId } = more;
      const path = `/api/ideas/${idea.id}/comments`;
      const answer = await by.api.post(path).send({ body, parentId }).expect(201);
      return answer.body;
    },

    async project(more = {}) {
      const sponsor = more.sponsor ?? (await t.person('manager'));
      const owner = more.owner ?? (await t.person());
      const idea = await t.idea({ by: owner });
      const body = { title: `Project ${next()}`, budget: { amount: 120_000, currency: 'EUR' } };
      const path = `/api/ideas/${idea.id}/promotion`;
      return (await sponsor.api.post(path).send(body).expect(201)).body;
    },

    async close() {
      await leaven.stop();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await disconnectDatabase();
      await own?.drop();
    },
  };
  return t;
}
