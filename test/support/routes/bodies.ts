import { password, type TestPerson } from '../app';
import { pushSubscription } from '../push';
import type { Stage } from './subjects';

let counter = 0;
const next = () => ++counter;
const newAddress = () => `newcomer${next()}@crumb.example`;

/** What each route that takes a body is asked with: something it would take from who may. */
export const bodies: Record<string, (stage: Stage, asker: TestPerson) => object | Promise<object>> =
  {
    'PATCH /api/settings': () => ({ companyName: 'Crumb & Co.' }),
    'POST /api/people': () => ({ email: newAddress(), name: 'New', role: 'member', password }),
    'PATCH /api/people/:personId': () => ({ role: 'member' }),
    'PUT /api/people/:personId/deletion': () => ({ wipe: false }),
    'PUT /api/me/deletion': () => ({ password, wipe: false }),
    'POST /api/auth/sign-in': async ({ t }) => ({ email: (await t.person()).email, password }),
    'POST /api/auth/sign-up': () => ({ email: newAddress(), name: 'New', password }),
    'POST /api/auth/sign-out': () => ({}),
    'POST /api/auth/password': () => ({ current: password, next: `${password} again` }),
    'POST /api/categories': ({ administrator }) => ({
      name: `Category of the table ${next()}`,
      description: '',
      stewardId: administrator.id,
    }),
    'PATCH /api/categories/:categoryId': () => ({ description: 'Said better' }),
    'PUT /api/drafts/:draftId': ({ categoryId }) => ({
      title: 'What',
      body: '',
      categoryId,
      rev: 1,
    }),
    'POST /api/ideas': ({ categoryId }) => ({ title: 'What if we tried', categoryId }),
    'PATCH /api/ideas/:ideaId': () => ({ title: 'What if we tried again' }),
    'POST /api/ideas/:ideaId/co-authors': ({ administrator }) => ({ personId: administrator.id }),
    'POST /api/ideas/:ideaId/revisions/:revisionId/restore': () => ({ contentRev: 2 }),
    'POST /api/impressions': () => ({ ideaIds: ['f'.repeat(24)] }),
    'PUT /api/ideas/:ideaId/vote': () => ({ value: 1 }),
    'POST /api/ideas/:ideaId/decisions': () => ({ stage: 'in_review' }),
    'POST /api/ideas/bulk': async (stage) => {
      const { id } = await stage.t.idea({ by: stage.author, categoryId: stage.categoryId });
      return { ideaIds: [id], action: 'archive', reason: 'It is over' };
    },
    'POST /api/ideas/:ideaId/archive': () => ({ reason: 'It is over' }),
    'POST /api/ideas/:ideaId/revive': () => ({ reason: 'It is not over' }),
    'PUT /api/ideas/:ideaId/steward': ({ administrator }) => ({ personId: administrator.id }),
    'POST /api/ideas/:ideaId/merge': async ({ t, author, categoryId }) => ({
      into: (await t.idea({ by: author, categoryId })).id,
    }),
    'POST /api/ideas/:ideaId/promotion': () => ({ title: 'Trying it' }),
    'PUT /api/ideas/:ideaId/reading': () => ({ readAt: new Date().toISOString() }),
    'POST /api/ideas/:ideaId/comments': () => ({ body: 'Yes' }),
    'PATCH /api/attachments/:attachmentId': () => ({ alt: 'A loaf, cut open' }),
    'POST /api/ideas/:ideaId/asks': () => ({ kind: 'data', text: 'Sales by the hour' }),
    'PATCH /api/asks/:askId': () => ({ text: 'Sales by the quarter of an hour' }),
    'POST /api/asks/:askId/offers': () => ({ text: 'I have them' }),
    'POST /api/asks/:askId/accept': ({ author, administrator }, asker) => ({
      personId: (asker.id === author.id ? administrator : author).id,
      thanks: 'Thank you',
    }),
    'POST /api/ideas/:ideaId/trials': () => ({
      text: 'A sheet that does it',
      link: 'https://sheets.crumb.example/7',
    }),
    'PATCH /api/trials/:trialId': () => ({ text: 'A sheet that does it every night' }),
    'PUT /api/trials/:trialId/answer': () => ({ answer: 'support', text: 'Let us help you' }),
    'PUT /api/ideas/:ideaId/official-reply': () => ({ body: 'We try it in spring' }),
    'PUT /api/me/away': () => ({ from: '2026-12-24', to: '2026-12-31', standInId: null }),
    'PUT /api/ideas/:ideaId/solution': () => ({ commentId: 'f'.repeat(24) }),
    'PUT /api/me/contributions/seen': () => ({ upTo: new Date().toISOString() }),
    'PUT /api/me/profile': () => ({ about: 'I bake', link: null, showSkills: true }),
    'PUT /api/me/skills': () => ({ kinds: ['data'], tags: ['Excel'] }),
    'PATCH /api/comments/:commentId': () => ({ body: 'Well, yes' }),
    'POST /api/saved-searches': () => ({ name: 'Bread', filters: { q: 'bread' }, notify: true }),
    'PATCH /api/saved-searches/:searchId': () => ({ name: 'Rye' }),
    'PATCH /api/projects/:projectId': () => ({ title: 'Trying it well' }),
    'POST /api/projects/:projectId/stage': () => ({ to: 'funded' }),
    'POST /api/projects/:projectId/shutdown': () => ({ reason: 'No time', lessons: 'Ask first' }),
    'POST /api/projects/:projectId/updates': () => ({ body: 'It goes on' }),
    'POST /api/flags': async (stage) => {
      const { id } = await stage.t.idea({ by: stage.author, categoryId: stage.categoryId });
      return { kind: 'idea', targetId: id, reason: 'spam' };
    },
    'POST /api/moderation/queue/:itemId': () => ({ action: 'approve', rev: 1 }),
    'POST /api/notifications/read': () => ({}),
    'POST /api/me/push-subscriptions': () => pushSubscription(),
    'POST /api/inbound/mail': () => ({
      to: 'reply@in.crumb.example',
      from: 'mia@crumb.example',
      messageId: '<1@crumb.example>',
      text: 'Yes',
    }),
    'POST /api/admin/mail-test': () => ({ to: 'ada@crumb.example' }),
    'PATCH /api/me/notification-settings': () => ({
      choices: { merges: { email: true } },
      quiet: { from: '20:00', to: '07:30' },
      awayUntil: '2026-08-14',
      timeZone: 'Europe/Berlin',
    }),
  };

/** These end or replace the asker's session: each case has an asker of its own. */
export const endsSession = new Set([
  'POST /api/auth/sign-in',
  'POST /api/auth/sign-up',
  'POST /api/auth/sign-out',
  'POST /api/auth/password',
  'PUT /api/me/deletion',
]);
