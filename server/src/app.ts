import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { SignInOptions } from '@leaven/shared/auth/auth.schemas';
import { notFound } from '@leaven/shared/http/errors';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import passport from 'passport';
import type { Server as SocketServer } from 'socket.io';
import { compose } from './composition';
import { pingDatabase } from './database/connection';
import { eventsHandled } from './events/log';
import { endOldSessions, sessionEnd, sessionMiddleware } from './features/auth/sessions';
import { notes } from './features/comments/notes.service';
import { typing } from './features/comments/typing';
import { demoWork } from './features/demo/demo.work';
import { dropWaitingCounts } from './features/ideas/ideas.realtime';
import { ideas } from './features/ideas/ideas.service';
import { projects } from './features/projects/projects.service';
import { tallyRoomsOf } from './features/votes/votes.realtime';
import { refuseCrossSite } from './http/cross-site';
import { errorExit } from './http/error-exit';
import { mountRoutes } from './http/mount';
import { openApiDocument } from './http/openapi';
import { rateLimiters } from './http/rate-limit';
import type { Route } from './http/route';
import { useSecret } from './http/secret';
import { serveClient, serveClientPages } from './http/web-client';
import { closeMail, type MailSettings, useMail } from './mail/mail';
import { type PushTransport, postPush } from './push/post';
import { useSocketServer } from './realtime/announce';
import { startRealtime } from './realtime/server';
import { allRoutes } from './routes';
import { startWorkers } from './workers';
export interface AppOptions {
  secret: string;
  version: string;
  /** Requests a minute for one person; 0: no general limit. */
  rateLimit: number;
  trustProxy: number;
  /** Check every answer against its schema (development and tests). */
  checkResponses: boolean;
  demo: SignInOptions['demo'];
  mail: MailSettings;
  /** Instead of push services out on the internet. */
  push?: PushTransport | undefined;
  /** The folder of the built client, or null to serve none. */
  client: string | null;
}

export interface LeavenApp {
  app: Express;
  routes: readonly Route[];
  /** Opens the sockets on a server that answers with `app`. */
  attachRealtime(http: HttpServer): SocketServer;
  /** Starts what works beside the requests: notifications, recounts. */
  startWorkers(): void;
  stop(): Promise<void>;
}

const requestId: RequestHandler = (req, res, next) => {
  req.id = randomUUID();
  res.setHeader('X-Request-Id', req.id);
  next();
};

const headers = helmet({
  contentSecurityPolicy: {
    directives: {
      'script-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'connect-src': ["'self'", 'ws:', 'wss:'],
      // Leaven also runs on plain http inside a company; the proxy decides about https.
      'upgrade-insecure-requests': null,
    },
  },
});

/** Builds the app on the connected database. */
export async function createApp(options: AppOptions): Promise<LeavenApp> {
  useSecret(options.secret);
  useMail(options.mail);
  compose();
  const routes = allRoutes(options);
  const app = express();
  const withSession = [
    await sessionMiddleware(options.secret),
    endOldSessions,
    passport.session() as RequestHandler,
  ];
  let stopping = false;
  const workers: { stop(): unknown }[] = [];
  let io: SocketServer | undefined;

  app.disable('x-powered-by');
  // Answers are not to be stored, so hashing each for an ETag would be for nothing.
  app.disable('etag');
  app.set('trust proxy', options.trustProxy);
  app.set('query parser', 'simple');
  app.use(requestId, headers, compression());

  app.get('/healthz', (_req, res) => {
    res.json({ ok: true });
  });
  app.get('/readyz', async (_req, res) => {
    const ready =
      !stopping &&
      (await pingDatabase().then(
        () => true,
        () => false,
      ));
    res.status(ready ? 200 : 503).json({ ok: ready });
  });
  const document = openApiDocument(routes, options.version);
  app.get('/api/openapi.json', (_req, res) => {
    res.json(document);
  });

  if (options.client !== null) serveClient(app, options.client);
  app.use('/api', (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use('/api', refuseCrossSite, ...withSession);
  mountRoutes(app, routes, {
    checkResponses: options.checkResponses,
    limit: rateLimiters(options.rateLimit),
  });
  app.use('/api', () => {
    throw notFound('address');
  });
  if (options.client !== null) serveClientPages(app, options.client);
  app.use(errorExit);

  return {
    app,
    routes,
    attachRealtime(http) {
      io = startRealtime(http, {
        middleware: withSession,
        guards: {
          idea: (actor, id) => ideas.require(id, actor),
          project: projects.get,
          staff: notes.requireRoom,
        },
        signals: { typing },
        roomsOf: tallyRoomsOf,
        sessionEnd,
      });
      return io;
    },
    startWorkers() {
      workers.push(...startWorkers(options.push ?? postPush));
    },
    async stop() {
      stopping = true;
      useSocketServer(undefined);
      dropWaitingCounts();
      await demoWork.stop();
      await io?.close();
      await Promise.all(workers.map((worker) => worker.stop()));
      closeMail();
      await eventsHandled();
    },
  };
}
