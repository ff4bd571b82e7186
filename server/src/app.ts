import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { SignInOptions } from '@leaven/shared/auth/auth.schemas';
import { notFound } from '@leaven/shared/http/errors';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import passport from 'passport';
import type { Server as SocketServer } from 'socket.io';
import { pingDatabase } from './database/connection';
import { eventsHandled } from './events/log';
import { announceAsksOfIdeas } from './features/asks/asks.realtime';
import { asksRoutes } from './features/asks/asks.routes';
import { asks } from './features/asks/asks.service';
import { announceAttachments } from './features/attachments/attachments.realtime';
import { attachmentsRoutes } from './features/attachments/attachments.routes';
import { sweepAttachments } from './features/attachments/attachments.sweep';
import { useIdeaGate } from './features/attachments/gate';
import { announceSessions } from './features/auth/auth.realtime';
import { authRoutes } from './features/auth/auth.routes';
import { configurePassport } from './features/auth/passport';
import { endOldSessions, sessionEnd, sessionMiddleware } from './features/auth/sessions';
import { announceCategories } from './features/categories/categories.realtime';
import { categoriesRoutes } from './features/categories/categories.routes';
import { categories } from './features/categories/categories.service';
import { announceComments } from './features/comments/comments.realtime';
import { commentsRoutes } from './features/comments/comments.routes';
import { comments } from './features/comments/comments.service';
import { extensionsRoutes } from './features/comments/extensions.routes';
import { extensions } from './features/comments/extensions.service';
import { demoRoutes } from './features/demo/demo.routes';
import { rememberDemoBy } from './features/demo/demo.seed';
import { demoWork } from './features/demo/demo.work';
import { feedRoutes } from './features/feed/feed.routes';
import { viewIdea } from './features/feed/feed.view';
import { followsRoutes } from './features/follows/follows.routes';
import { follows } from './features/follows/follows.service';
import { mutes } from './features/follows/mutes.service';
import { nightlyArchive } from './features/ideas/archive';
import { useTakingVotesBack } from './features/ideas/co-authors.service';
import { draftsRoutes } from './features/ideas/drafts.routes';
import { useFollowing } from './features/ideas/followers';
import { idsOf } from './features/ideas/ideas.model';
import { announceIdeas, dropWaitingCounts } from './features/ideas/ideas.realtime';
import { ideasRoutes } from './features/ideas/ideas.routes';
import { ideas } from './features/ideas/ideas.service';
import { nightlyFold, runImpressions } from './features/ideas/impressions';
import { nightlyRecount } from './features/ideas/nightly-recount';
import { addForgetter } from './features/ideas/purge';
import { runRescoring } from './features/ideas/rescoring';
import { routing, runRouting } from './features/ideas/routing';
import { startSweeping, useCounters } from './features/ideas/tally';
import { mergingRoutes } from './features/merging/merging.routes';
import { runModeration } from './features/moderation/moderation.consumer';
import { announceModeration } from './features/moderation/moderation.realtime';
import { moderationRoutes } from './features/moderation/moderation.routes';
import { runDeliveries } from './features/notifications/delivery/worker';
import { mailRoutes } from './features/notifications/mail/mail.routes';
import { mailSender } from './features/notifications/mail/mail.sender';
import { notificationsRoutes } from './features/notifications/notifications.routes';
import { notifications } from './features/notifications/notifications.service';
import { rememberPast, runNotifications } from './features/notifications/notifications.subscriber';
import type { Surroundings } from './features/notifications/tellings/index';
import { announceProjects } from './features/projects/projects.realtime';
import { projectsRoutes } from './features/projects/projects.routes';
import { projects } from './features/projects/projects.service';
import { runSavedSearches } from './features/search/saved.subscriber';
import { searchRoutes } from './features/search/search.routes';
import { settingsRoutes } from './features/settings/settings.routes';
import { settings } from './features/settings/settings.service';
import { announceDuplicates } from './features/similar/similar.realtime';
import { similarRoutes } from './features/similar/similar.routes';
import { startSimilar } from './features/similar/similar.service';
import { announceTrials } from './features/trials/trials.realtime';
import { trialsRoutes } from './features/trials/trials.routes';
import { trials } from './features/trials/trials.service';
import { announcePeople } from './features/users/users.realtime';
import { usersRoutes } from './features/users/users.routes';
import { addDisableGuard, addHandOver } from './features/users/users.service';
import { tallyRoomsOf } from './features/votes/votes.realtime';
import { votesRoutes } from './features/votes/votes.routes';
import { votes } from './features/votes/votes.service';
import { refuseCrossSite } from './http/cross-site';
import { errorExit } from './http/error-exit';
import { mountRoutes } from './http/mount';
import { openApiDocument } from './http/openapi';
import { rateLimiters } from './http/rate-limit';
import type { Route } from './http/route';
import { useSecret } from './http/secret';
import { serveClient, serveClientPages } from './http/web-client';
import { runJob } from './jobs/jobs';
import { closeMail, type MailSettings, useMail } from './mail/mail';
import { useSocketServer } from './realtime/announce';
import { startRealtime } from './realtime/server';

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

const companyName = async () => (await settings.get()).companyName;

/** Every route there is; tests go through this list. */
export const allRoutes = (options: Pick<AppOptions, 'demo'>): Route[] => [
  ...settingsRoutes,
  ...usersRoutes,
  ...authRoutes({ unreadOf: notifications.unreadOf, demo: options.demo }),
  ...categoriesRoutes,
  ...attachmentsRoutes,
  ...ideasRoutes(viewIdea),
  ...draftsRoutes,
  ...votesRoutes,
  ...commentsRoutes,
  ...extensionsRoutes,
  ...followsRoutes,
  ...asksRoutes,
  ...trialsRoutes,
  ...similarRoutes,
  ...mergingRoutes(viewIdea),
  ...projectsRoutes,
  ...searchRoutes,
  ...moderationRoutes,
  ...feedRoutes,
  ...notificationsRoutes,
  ...mailRoutes(companyName),
  ...(options.demo ? demoRoutes : []),
];

/** Joins the features: who counts, who guards, who is told. Once a process. */
function compose(): void {
  useCounters({ votes: votes.count, comments: comments.count });
  useTakingVotesBack(votes.takeBackOf);
  useFollowing((userId, idea) => follows.begin(userId, 'idea', idsOf(idea)));
  useIdeaGate(ideas.gate);
  // Ideas first, in one move that is told once; what comes meanwhile goes along with its category.
  addHandOver(routing.handOver);
  addHandOver(categories.handOver);
  addForgetter(extensions.forgetOf);
  addForgetter(asks.forgetOf);
  addForgetter(trials.forgetOf);
  addDisableGuard(categories.refuseWhileSteward);
  addDisableGuard(routing.refuseWhileHolding);
  rememberDemoBy(rememberPast);
  configurePassport();
  announceSessions();
  announcePeople();
  announceCategories();
  announceAttachments();
  announceIdeas();
  announceComments();
  announceAsksOfIdeas();
  announceTrials();
  announceProjects();
  announceDuplicates();
  announceModeration();
}

/** What news need to know of ideas and of who takes part. */
const around: Surroundings = {
  votersOf: votes.votersOf,
  commentersOf: comments.commentersOf,
  followersOf: (ideaId) => follows.followersOf('idea', ideaId),
  authorsOf: ideas.authorsOf,
  isShown: comments.isShown,
  mutedBy: (ideaId, userIds) => mutes.mutedBy('idea', ideaId, userIds),
  sees: comments.isThere,
};

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
        guards: { idea: (actor, id) => ideas.require(id, actor), project: projects.get },
        roomsOf: tallyRoomsOf,
        sessionEnd,
      });
      return io;
    },
    startWorkers() {
      workers.push(
        startSimilar(),
        runJob(nightlyRecount),
        runJob(nightlyArchive),
        startSweeping([
          ideas.purgeDeleted,
          comments.purgeDeleted,
          trials.purgeDeleted,
          () => sweepAttachments(),
        ]),
        runJob(nightlyFold),
        runImpressions(),
        runRescoring(),
        runRouting(),
        runSavedSearches(),
        runModeration(),
        runNotifications(around),
        runDeliveries({ email: mailSender(companyName) }, around),
      );
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
