/**
 * Every route with the status that each asker gets: a stranger, a member, a moderator, a
 * manager, an administrator. Where it depends on the thing asked for there is a line for each relation to it;
 * what the relations mean stands in `support/routes/subjects.ts`. 401 signed out, 403 no right, 404 gone, 409 not
 * in this state.
 */
export type Statuses = readonly [
  stranger: number,
  member: number,
  moderator: number,
  manager: number,
  administrator: number,
];
export type Expected = Statuses | Readonly<Record<string, Statuses>>;

const everybody: Statuses = [200, 200, 200, 200, 200];
const signedIn: Statuses = [401, 200, 200, 200, 200];
const deciders: Statuses = [401, 403, 403, 200, 200];
const moderators: Statuses = [401, 403, 200, 200, 200];
const administrators: Statuses = [401, 403, 403, 403, 200];
/** What only staff see is not there for anybody else. */
const staff: Statuses = [401, 404, 200, 200, 200];
const nobody: Statuses = [401, 403, 403, 403, 403];
const closed: Statuses = [401, 409, 409, 409, 409];
const missing: Statuses = [401, 404, 404, 404, 404];
/** What is followed and muted: ideas, and the talks about them. */
const talks = {
  idea: signedIn,
  tombstone: signedIn,
  unknown: missing,
  thread: signedIn,
  note: missing,
  noThread: missing,
};
const created: Statuses = [401, 201, 201, 201, 201];
const deciderClosed: Statuses = [401, 403, 403, 409, 409];
const deciderMissing: Statuses = [401, 403, 403, 404, 404];
const administratorMissing: Statuses = [401, 403, 403, 403, 404];

const runProject = {
  other: deciders,
  owner: deciders,
  sponsor: signedIn,
  shutDown: closed,
  unknown: missing,
};

export const table: Record<string, Expected> = {
  'GET /healthz': everybody,
  'GET /readyz': everybody,
  'GET /api/openapi.json': everybody,

  'GET /api/settings': administrators,
  'PATCH /api/settings': administrators,

  'GET /api/people': administrators,
  'POST /api/people': [401, 403, 403, 403, 201],
  'GET /api/people/suggestions': signedIn,
  'GET /api/people/:personId/profile': {
    other: signedIn,
    self: signedIn,
    disabled: signedIn,
    unknown: [401, 404, 404, 404, 404],
  },
  'GET /api/me/profile': signedIn,
  'PUT /api/me/profile': signedIn,
  'PATCH /api/people/:personId': {
    other: administrators,
    self: nobody,
    disabled: administrators,
    unknown: administratorMissing,
  },

  'PUT /api/people/:personId/deletion': {
    disabled: administrators,
    self: nobody,
    unknown: administratorMissing,
  },
  'DELETE /api/people/:personId/deletion': {
    disabled: administrators,
    self: nobody,
    unknown: administratorMissing,
  },

  'GET /api/auth/options': everybody,
  'POST /api/auth/sign-in': everybody,
  'POST /api/auth/sign-up': [201, 201, 201, 201, 201],
  'POST /api/auth/sign-out': everybody,
  'POST /api/auth/password': signedIn,
  'GET /api/me': signedIn,

  'GET /api/categories': signedIn,
  'POST /api/categories': [401, 403, 403, 403, 201],
  'PATCH /api/categories/:categoryId': {
    open: administrators,
    archived: administrators,
    unknown: administratorMissing,
  },

  'GET /api/drafts': signedIn,
  'PUT /api/drafts/:draftId': { own: signedIn, stale: closed, removed: closed, unknown: missing },
  // Somebody else's cannot be told from one that never was.
  'DELETE /api/drafts/:draftId': {
    own: signedIn,
    removed: signedIn,
    unknown: signedIn,
  },

  'GET /api/ideas': signedIn,
  'POST /api/ideas': created,
  'GET /api/ideas/:ideaId': { own: signedIn, other: signedIn, tombstone: signedIn, gone: missing },
  'PATCH /api/ideas/:ideaId': { own: signedIn, other: nobody, tombstone: closed, gone: missing },
  'POST /api/ideas/:ideaId/co-authors': {
    own: created,
    other: nobody,
    tombstone: closed,
    gone: missing,
  },
  'PUT /api/ideas/:ideaId/co-authors/me': {
    invited: signedIn,
    other: missing,
    gone: missing,
  },
  'DELETE /api/ideas/:ideaId/co-authors/:personId': {
    own: signedIn,
    other: nobody,
    self: signedIn,
    unknown: missing,
  },
  'GET /api/ideas/:ideaId/revisions': {
    own: signedIn,
    other: signedIn,
    tombstone: missing,
    gone: missing,
  },
  'POST /api/ideas/:ideaId/revisions/:revisionId/restore': {
    own: signedIn,
    other: moderators,
    tombstone: closed,
    unknown: missing,
  },
  'DELETE /api/ideas/:ideaId': {
    own: signedIn,
    other: moderators,
    tombstone: closed,
    gone: missing,
  },
  'PUT /api/ideas/:ideaId/restored': {
    other: signedIn,
    tombstone: signedIn,
    deletedByAnother: missing,
    unknown: missing,
  },
  'PUT /api/ideas/:ideaId/vote': { own: nobody, other: signedIn, tombstone: closed, gone: closed },
  'DELETE /api/ideas/:ideaId/vote': {
    own: nobody,
    other: signedIn,
    tombstone: closed,
    gone: closed,
  },
  'POST /api/ideas/:ideaId/decisions': {
    own: deciders,
    other: deciders,
    tombstone: deciderClosed,
    gone: deciderMissing,
  },
  'POST /api/ideas/:ideaId/promotion': {
    own: [401, 403, 403, 201, 201],
    other: [401, 403, 403, 201, 201],
    tombstone: deciderClosed,
    gone: deciderMissing,
  },
  'POST /api/ideas/bulk': moderators,
  'POST /api/ideas/:ideaId/archive': {
    own: signedIn,
    other: moderators,
    archived: [401, 403, 409, 409, 409],
    tombstone: closed,
    gone: missing,
  },
  'POST /api/ideas/:ideaId/revive': {
    other: [401, 403, 409, 409, 409],
    archived: moderators,
    ownArchived: signedIn,
    tombstone: closed,
    gone: missing,
  },
  'PUT /api/ideas/:ideaId/steward': {
    own: deciders,
    other: deciders,
    held: signedIn,
    tombstone: deciderClosed,
    gone: missing,
  },
  'PUT /api/ideas/:ideaId/official-reply': {
    own: deciders,
    other: deciders,
    held: signedIn,
    archived: deciders,
    merged: deciderClosed,
    tombstone: deciderClosed,
    gone: missing,
  },
  'DELETE /api/ideas/:ideaId/official-reply': {
    own: deciders,
    other: deciders,
    held: signedIn,
    merged: deciderClosed,
    tombstone: deciderClosed,
    unknown: missing,
  },
  'GET /api/ideas/:ideaId/official-replies': {
    other: signedIn,
    tombstone: signedIn,
    unknown: missing,
  },
  'GET /api/ideas/:ideaId/merge/:intoId': {
    own: signedIn,
    other: moderators,
    intoTombstone: closed,
    unknown: missing,
  },
  'POST /api/ideas/:ideaId/merge': {
    own: signedIn,
    other: moderators,
    merged: [401, 403, 409, 409, 409],
    ownMerged: closed,
    tombstone: closed,
    unknown: missing,
  },
  'DELETE /api/ideas/:ideaId/merge': {
    own: signedIn,
    other: moderators,
    merged: moderators,
    ownMerged: moderators,
    tombstone: closed,
    unknown: missing,
  },
  'GET /api/ideas/:ideaId/why': {
    own: signedIn,
    other: signedIn,
    tombstone: missing,
    gone: missing,
  },
  'GET /api/ranking': signedIn,
  'POST /api/impressions': signedIn,
  'GET /api/review': deciders,
  'GET /api/review/count': deciders,

  'GET /api/similar': signedIn,
  'GET /api/ideas/:ideaId/similar': {
    own: signedIn,
    other: signedIn,
    tombstone: missing,
    gone: missing,
  },
  'GET /api/moderation/duplicates': moderators,
  'PUT /api/moderation/duplicates/:ideaId/:otherId': {
    other: moderators,
    unknown: [401, 403, 404, 404, 404],
  },
  'DELETE /api/moderation/duplicates/:ideaId/:otherId': {
    other: moderators,
    unknown: [401, 403, 404, 404, 404],
  },

  'GET /api/ideas/:ideaId/comments': {
    own: signedIn,
    other: signedIn,
    tombstone: signedIn,
    gone: missing,
  },
  'GET /api/ideas/:ideaId/reading': { other: signedIn, tombstone: signedIn, unknown: missing },
  'PUT /api/ideas/:ideaId/reading': { other: signedIn, tombstone: signedIn, unknown: missing },
  'POST /api/ideas/:ideaId/comments': {
    own: created,
    other: created,
    tombstone: closed,
    gone: missing,
  },
  'PUT /api/comments/:commentId/reactions/:kind': {
    note: staff,
    own: signedIn,
    other: signedIn,
    deleted: closed,
    unknown: missing,
  },
  'DELETE /api/comments/:commentId/reactions/:kind': {
    note: staff,
    own: signedIn,
    deleted: signedIn,
    unknown: missing,
  },
  'GET /api/comments/:commentId/reactions': {
    note: staff,
    own: signedIn,
    other: signedIn,
    deleted: missing,
    unknown: missing,
  },
  'GET /api/comments/:commentId/revisions': {
    note: missing,
    own: signedIn,
    other: signedIn,
    deleted: missing,
    unknown: missing,
  },
  'PATCH /api/comments/:commentId': {
    note: [401, 404, 403, 403, 403],
    own: signedIn,
    other: nobody,
    deleted: closed,
    unknown: missing,
  },
  'DELETE /api/comments/:commentId': {
    note: staff,
    own: signedIn,
    other: moderators,
    deleted: closed,
    unknown: missing,
  },
  'PUT /api/comments/:commentId/restored': {
    note: staff,
    other: signedIn,
    deleted: signedIn,
    deletedByAnother: nobody,
    unknown: missing,
  },

  'POST /api/ideas/:ideaId/extensions/:commentId': {
    note: missing,
    own: signedIn,
    ownWords: nobody,
    other: nobody,
    deletedComment: closed,
    tombstone: closed,
    unknown: missing,
  },
  'DELETE /api/ideas/:ideaId/extensions/:commentId': {
    own: signedIn,
    ownWords: signedIn,
    other: nobody,
    deletedComment: signedIn,
    tombstone: closed,
  },
  'GET /api/ideas/:ideaId/answers': { own: signedIn, other: signedIn, gone: missing },
  'PUT /api/ideas/:ideaId/solution': {
    // The comment that is named is nowhere.
    asked: missing,
    own: closed,
    other: nobody,
    gone: missing,
  },
  'DELETE /api/ideas/:ideaId/solution': {
    asked: signedIn,
    own: closed,
    other: nobody,
    gone: missing,
  },
  'PUT /api/comments/:commentId/worked': {
    note: missing,
    answer: signedIn,
    own: nobody,
    other: closed,
    unknown: missing,
  },
  'DELETE /api/comments/:commentId/worked': {
    answer: signedIn,
    own: nobody,
    other: closed,
    unknown: missing,
  },
  'GET /api/me/export': signedIn,
  'PUT /api/me/deletion': signedIn,
  'GET /api/me/contributions': signedIn,
  'GET /api/me/contributions/news': signedIn,
  'PUT /api/me/contributions/seen': signedIn,
  'GET /api/ideas/:ideaId/attachments': {
    own: signedIn,
    other: signedIn,
    tombstone: missing,
    gone: missing,
  },
  'POST /api/ideas/:ideaId/attachments': {
    own: created,
    other: nobody,
    tombstone: closed,
    gone: missing,
  },
  'GET /api/attachments': signedIn,
  'POST /api/attachments': created,
  'GET /api/attachments/:attachmentId': {
    own: signedIn,
    other: signedIn,
    waiting: missing,
    removed: missing,
    unknown: missing,
  },
  'GET /api/attachments/:attachmentId/thumbnail': {
    own: signedIn,
    other: signedIn,
    waiting: missing,
    removed: missing,
    unknown: missing,
  },
  'PATCH /api/attachments/:attachmentId': {
    own: signedIn,
    other: nobody,
    waiting: missing,
    removed: missing,
    unknown: missing,
  },
  'DELETE /api/attachments/:attachmentId': {
    own: signedIn,
    other: moderators,
    waiting: missing,
    removed: signedIn,
    removedByAnother: missing,
    unknown: missing,
  },
  'PUT /api/attachments/:attachmentId/restored': {
    own: signedIn,
    other: signedIn,
    waiting: missing,
    removed: signedIn,
    removedByAnother: missing,
    unknown: missing,
  },

  'GET /api/ideas/:ideaId/asks': {
    own: signedIn,
    other: signedIn,
    tombstone: signedIn,
    gone: missing,
  },
  'POST /api/ideas/:ideaId/asks': {
    own: created,
    other: nobody,
    tombstone: closed,
    gone: missing,
  },
  'PATCH /api/asks/:askId': { own: signedIn, other: nobody, withdrawn: closed, unknown: missing },
  'DELETE /api/asks/:askId': {
    own: signedIn,
    other: moderators,
    withdrawn: signedIn,
    unknown: missing,
  },
  'POST /api/asks/:askId/offers': {
    own: nobody,
    other: created,
    closed,
    unknown: missing,
  },
  'DELETE /api/asks/:askId/offers': { own: signedIn, other: signedIn, unknown: missing },
  'POST /api/asks/:askId/accept': {
    own: signedIn,
    other: nobody,
    withdrawn: closed,
    unknown: missing,
  },
  'PUT /api/me/away': signedIn,
  'DELETE /api/me/away': signedIn,
  'PUT /api/me/skills': signedIn,

  'GET /api/ideas/:ideaId/trials': {
    own: signedIn,
    other: signedIn,
    tombstone: signedIn,
    gone: missing,
  },
  'POST /api/ideas/:ideaId/trials': {
    own: created,
    other: created,
    tombstone: closed,
    gone: missing,
  },
  'PATCH /api/trials/:trialId': { own: signedIn, other: nobody, deleted: closed, unknown: missing },
  'DELETE /api/trials/:trialId': {
    own: signedIn,
    other: moderators,
    deleted: signedIn,
    unknown: missing,
  },
  'PUT /api/trials/:trialId/restored': {
    other: signedIn,
    deleted: signedIn,
    deletedByAnother: nobody,
    unknown: missing,
  },
  'PUT /api/trials/:trialId/answer': {
    own: nobody,
    other: deciders,
    deletedByAnother: deciderClosed,
    unknown: deciderMissing,
  },

  'GET /api/ideas/:ideaId/thread-follows': {
    other: signedIn,
    tombstone: signedIn,
    unknown: missing,
  },
  'PUT /api/follows/:kind/:targetId': talks,
  'DELETE /api/follows/:kind/:targetId': talks,

  'PUT /api/mutes/:kind/:targetId': talks,
  'DELETE /api/mutes/:kind/:targetId': talks,

  'GET /api/palette': signedIn,
  'GET /api/saved-searches': signedIn,
  'POST /api/saved-searches': created,
  'PATCH /api/saved-searches/:searchId': { own: signedIn, other: missing, unknown: missing },
  'DELETE /api/saved-searches/:searchId': { own: signedIn, other: missing, unknown: missing },

  'GET /api/projects': signedIn,
  'GET /api/projects/:projectId': { other: signedIn, shutDown: signedIn, unknown: missing },
  'PATCH /api/projects/:projectId': runProject,
  'POST /api/projects/:projectId/stage': runProject,
  'POST /api/projects/:projectId/shutdown': runProject,
  'GET /api/projects/:projectId/updates': {
    other: signedIn,
    shutDown: signedIn,
    unknown: missing,
  },
  'POST /api/projects/:projectId/updates': {
    other: nobody,
    owner: created,
    sponsor: created,
    shutDown: created,
    unknown: missing,
  },

  'POST /api/flags': created,
  'GET /api/moderation/count': moderators,
  'GET /api/moderation/queue': moderators,
  'POST /api/moderation/queue/:itemId': {
    flagged: moderators,
    own: nobody,
    deleted: [401, 403, 409, 409, 409],
    unknown: [401, 403, 404, 404, 404],
  },

  'GET /api/notifications': signedIn,
  'POST /api/notifications/read': signedIn,
  'GET /api/me/notification-settings': signedIn,
  'PATCH /api/me/notification-settings': signedIn,

  'GET /api/me/push-subscriptions': signedIn,
  'POST /api/me/push-subscriptions': created,
  // Of somebody else's nobody is told whether it is there.
  'DELETE /api/me/push-subscriptions/:subscriptionId': { own: signedIn, unknown: signedIn },

  'GET /api/admin/mail': administrators,
  // No mail server is set in this test.
  'POST /api/admin/mail-test': [401, 403, 403, 403, 409],
  'PUT /api/admin/mail/:sendingId/retried': {
    failed: administrators,
    sent: [401, 403, 403, 403, 409],
    unknown: administratorMissing,
  },
  // For the mail server, which has a token.
  'POST /api/inbound/mail': [401, 401, 401, 401, 401],
  'POST /api/unsubscribe/:token': { good: everybody, unknown: [404, 404, 404, 404, 404] },

  'GET /api/demo/tour': signedIn,
  'GET /api/demo/work': deciders,
  // The database of this test holds no demo company to let work.
  'POST /api/demo/work': deciderClosed,
};
