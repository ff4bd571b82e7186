/**
 * Every surface on which something of a staff note could show, with the askers whom it tells of one: its words, its
 * id, or anything else that is not as it was before. What the askers mean stands in `staff-notes-leaks.test.ts`.
 */
export type Told = readonly [
  stranger: boolean,
  member: boolean,
  author: boolean,
  former: boolean,
  moderator: boolean,
  manager: boolean,
  administrator: boolean,
];
export const askers = [
  'stranger',
  'member',
  'author',
  'former',
  'moderator',
  'manager',
  'administrator',
] as const;
export type Asker = (typeof askers)[number];

const [no, yes] = [false, true] as const;
const staff: Told = [no, no, no, no, yes, yes, yes];
const nobody: Told = [no, no, no, no, no, no, no];

/** Addresses in which `IDEA`, `SAID` and `NOTE` stand for the ids of the idea, a comment and a note on it. */
export const surfaces: Record<string, Told> = {
  '/api/ideas/IDEA/comments': staff,
  '/api/ideas/IDEA/comments?limit=1': staff,
  '/api/ideas/IDEA/comments?perBranch=1': staff,
  '/api/ideas/IDEA/comments?branch=SAID': staff,
  '/api/ideas/IDEA/comments?branch=NOTE': staff,
  '/api/ideas/IDEA/comments?around=NOTE': staff,
  '/api/ideas/IDEA/comments?around=SAID': staff,
  '/api/ideas/IDEA/comments?around=newest': staff,
  '/api/ideas/IDEA/comments?around=unread': staff,
  '/api/ideas/IDEA/reading': staff,
  '/api/comments/NOTE/reactions': staff,

  '/api/ideas/IDEA': nobody,
  '/api/ideas/IDEA/answers': nobody,
  '/api/ideas/IDEA/official-replies': nobody,
  '/api/ideas/IDEA/revisions': nobody,
  '/api/ideas/IDEA/asks': nobody,
  '/api/ideas/IDEA/trials': nobody,
  '/api/ideas/IDEA/similar': nobody,
  '/api/ideas/IDEA/why': nobody,
  '/api/ideas/IDEA/attachments': nobody,
  '/api/ideas/IDEA/thread-follows': nobody,
  '/api/comments/SAID/reactions': nobody,
  '/api/comments/SAID/revisions': nobody,
  '/api/comments/NOTE/revisions': nobody,

  '/api/ideas': nobody,
  '/api/ideas?sort=new': nobody,
  '/api/ideas?sort=top': nobody,
  '/api/ideas?sort=needs_eyes': nobody,
  '/api/ideas?sort=following': nobody,
  '/api/ideas?replied=true': nobody,
  '/api/ideas?unanswered=true': nobody,
  '/api/ideas?q=quagga': nobody,
  '/api/ideas?q=quagga&sort=new': nobody,
  '/api/similar?title=quagga': nobody,
  '/api/palette?q=quagga': nobody,
  '/api/review': nobody,
  '/api/review/count': nobody,
  '/api/moderation/queue': nobody,
  '/api/moderation/count': nobody,
  '/api/moderation/duplicates': nobody,
  '/api/projects': nobody,
  '/api/people': nobody,
  '/api/people/suggestions?q=quagga': nobody,
  '/api/me/profile': nobody,
  '/api/categories': nobody,
  '/api/settings': nobody,
  '/api/drafts': nobody,
  '/api/saved-searches': nobody,
  '/api/ranking': nobody,
  '/api/auth/options': nobody,
  '/api/me/notification-settings': nobody,
  '/api/me/push-subscriptions': nobody,

  '/api/me/contributions?kind=comments': nobody,
  '/api/me/contributions?kind=answers': nobody,
  '/api/me/contributions?kind=extensions': nobody,
  '/api/me/contributions/news': nobody,
  // Who wrote one, or must answer the idea.
  '/api/me': staff,
  '/api/notifications': staff,
};
/** Asked for in tests of their own, or about things that no note hangs on. */
export const apart: ReadonlySet<string> = new Set([
  '/api/me/export',
  '/api/people/:personId/profile',
  '/api/ideas/:ideaId/merge/:intoId',
  '/api/projects/:projectId',
  '/api/projects/:projectId/updates',
  '/api/attachments',
  '/api/attachments/:attachmentId',
  '/api/attachments/:attachmentId/thumbnail',
  // How many letters wait: for administrators.
  '/api/admin/mail',
]);
export const surfaceNames = Object.keys(surfaces);

export type Statuses = readonly [number, number, number, number, number, number, number];
const unseen: Statuses = [401, 404, 404, 404, 404, 404, 404];
const hidden = (...then: [number, number, number]): Statuses => [401, 404, 404, 404, ...then];

/** What may be done with a note, or with its id, each time with a new one of the moderator's. */
export const acts: Record<
  string,
  { method: 'post' | 'put' | 'patch' | 'delete'; path: string; body?: object; as: Statuses }
> = {
  'write one': {
    method: 'post',
    path: '/api/ideas/IDEA/comments',
    body: { body: 'Quagga', visibility: 'staff' },
    as: [401, 403, 403, 403, 201, 201, 201],
  },
  'answer it': {
    method: 'post',
    path: '/api/ideas/IDEA/comments',
    body: { body: 'Quagga', parentId: 'NOTE' },
    as: [401, 400, 400, 400, 201, 201, 201],
  },
  'edit it': {
    method: 'patch',
    path: '/api/comments/NOTE',
    body: { body: 'Quagga!' },
    as: hidden(200, 403, 403),
  },
  'delete it': { method: 'delete', path: '/api/comments/NOTE', as: hidden(200, 200, 200) },
  'bring it back': {
    method: 'put',
    path: '/api/comments/NOTE/restored',
    as: hidden(200, 200, 200),
  },
  'react to it': {
    method: 'put',
    path: '/api/comments/NOTE/reactions/heart',
    as: hidden(200, 200, 200),
  },
  'take the reaction back': {
    method: 'delete',
    path: '/api/comments/NOTE/reactions/heart',
    as: hidden(200, 200, 200),
  },
  'take it into the idea': { method: 'post', path: '/api/ideas/IDEA/extensions/NOTE', as: unseen },
  'accept it as the answer': {
    method: 'put',
    path: '/api/ideas/IDEA/solution',
    body: { commentId: 'NOTE' },
    as: [401, 403, 404, 403, 403, 404, 403],
  },
  'say that it worked': { method: 'put', path: '/api/comments/NOTE/worked', as: unseen },
  'flag it': {
    method: 'post',
    path: '/api/flags',
    body: { kind: 'comment', targetId: 'NOTE', reason: 'spam' },
    as: unseen,
  },
};
