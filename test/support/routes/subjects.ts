import { Types } from 'mongoose';
import { IdeaRow } from '../../../server/src/features/ideas/ideas.model';
import {
  type Sending,
  SendingRow,
} from '../../../server/src/features/notifications/delivery/deliveries.model';
import { stopToken } from '../../../server/src/features/notifications/mail/addresses';
import { type Project, ProjectRow } from '../../../server/src/features/projects/projects.model';
import { SavedSearchRow } from '../../../server/src/features/search/saved.model';
import type { TestApp, TestPerson } from '../app';
import { smallPng, upload } from '../files';
import { pushSubscription } from '../push';

/** People and places that every case may use. */
export interface Stage {
  t: TestApp;
  /** Somebody else: not the asker, and a member. */
  author: TestPerson;
  /** An account that was disabled. */
  leaver: TestPerson;
  administrator: TestPerson;
  categoryId: string;
}

/**
 * Makes a thing in a relation to the asker and gives its id; for a path with two parameters, the ids
 * of both with a slash between.
 */
type Make = (stage: Stage, asker: TestPerson) => Promise<string>;
export const unknownId = 'f'.repeat(24);
const unknown: Make = async () => unknownId;

async function ideaBy(by: TestPerson, { t, categoryId }: Stage): Promise<string> {
  return (await t.idea({ by, categoryId })).id;
}

async function deletedIdea(by: TestPerson, stage: Stage, remark: boolean): Promise<string> {
  const id = await ideaBy(by, stage);
  if (remark) await stage.t.comment({ id }, { by: stage.author });
  await by.api.delete(`/api/ideas/${id}`).expect(200);
  return id;
}

/** An idea to which its author has invited somebody. */
async function sharedIdea(by: TestPerson, invited: TestPerson, stage: Stage): Promise<string> {
  const id = await ideaBy(by, stage);
  const body = { personId: invited.id };
  if (by.id !== invited.id) await by.api.post(`/api/ideas/${id}/co-authors`).send(body).expect(201);
  return id;
}

/** An idea that was edited once, with the first of its two revisions. */
async function revisedIdea(by: TestPerson, stage: Stage): Promise<string> {
  const id = await ideaBy(by, stage);
  const path = `/api/ideas/${id}`;
  await by.api.patch(path).send({ title: 'What if we said it better' }).expect(200);
  const { body } = await by.api.get(`${path}/revisions`).expect(200);
  return `${id}/${body.items.at(-1).id}`;
}

/** A draft that was saved once. */
async function draftOf(by: TestPerson): Promise<string> {
  const id = String(new Types.ObjectId());
  const body = { title: '', body: '', categoryId: null, rev: 0 };
  await by.api.put(`/api/drafts/${id}`).send(body).expect(200);
  return id;
}

async function flaggedIdea(by: TestPerson, stage: Stage): Promise<string> {
  const id = await ideaBy(by, stage);
  const flag = { kind: 'idea', targetId: id, reason: 'spam' };
  await (await stage.t.person()).api.post('/api/flags').send(flag).expect(201);
  return id;
}

async function mergedIdea(by: TestPerson, stage: Stage): Promise<string> {
  const [id, into] = [await ideaBy(by, stage), await ideaBy(stage.author, stage)];
  await stage.administrator.api.post(`/api/ideas/${id}/merge`).send({ into }).expect(200);
  return id;
}

async function commentBy(by: TestPerson, stage: Stage): Promise<string> {
  const id = await ideaBy(stage.author, stage);
  // A second remark keeps the thread when the first is deleted.
  await stage.t.comment({ id }, { by: stage.author });
  return (await stage.t.comment({ id }, { by })).id;
}

/** A staff note on somebody else's idea. */
async function noteOf(by: TestPerson, ideaId: string): Promise<string> {
  const note = { body: 'Among ourselves', visibility: 'staff' };
  return (await by.api.post(`/api/ideas/${ideaId}/comments`).send(note).expect(201)).body.id;
}

/** A question of one, with an answer of somebody else's. */
async function questionBy(by: TestPerson, answerer: TestPerson, stage: Stage) {
  const { id: categoryId } = await stage.t.category({ steward: stage.administrator });
  const kind = { kind: 'questions' };
  await stage.administrator.api.patch(`/api/categories/${categoryId}`).send(kind).expect(200);
  const { id } = await stage.t.idea({ by, categoryId });
  return { id, answerId: (await stage.t.comment({ id }, { by: answerer })).id };
}

async function deletedComment(by: TestPerson, stage: Stage): Promise<string> {
  const id = await commentBy(by, stage);
  await by.api.delete(`/api/comments/${id}`).expect(200);
  return id;
}

/** A comment of one on an idea of another; a second one keeps the idea's thread. */
async function remarkOn(of: TestPerson, by: TestPerson, stage: Stage): Promise<string> {
  const id = await ideaBy(of, stage);
  await stage.t.comment({ id }, { by: stage.author });
  return `${id}/${(await stage.t.comment({ id }, { by })).id}`;
}

/** A picture at an idea of its uploader's. */
async function attachmentBy(by: TestPerson, stage: Stage): Promise<string> {
  const path = `/api/ideas/${await ideaBy(by, stage)}/attachments`;
  return (await upload(by, path, smallPng).expect(201)).body.id;
}

async function removedAttachment(by: TestPerson, stage: Stage): Promise<string> {
  const id = await attachmentBy(by, stage);
  await by.api.delete(`/api/attachments/${id}`).expect(200);
  return id;
}

async function trialBy(by: TestPerson, stage: Stage): Promise<string> {
  const path = `/api/ideas/${await ideaBy(stage.author, stage)}/trials`;
  return (await by.api.post(path).send({ text: 'A sheet that does it' }).expect(201)).body.id;
}

async function deletedTrial(by: TestPerson, stage: Stage): Promise<string> {
  const id = await trialBy(by, stage);
  await by.api.delete(`/api/trials/${id}`).expect(200);
  return id;
}

async function askOf(by: TestPerson, stage: Stage): Promise<string> {
  const path = `/api/ideas/${await ideaBy(by, stage)}/asks`;
  const body = { kind: 'designer', text: 'A poster for the shops' };
  return (await by.api.post(path).send(body).expect(201)).body.id;
}

async function withdrawnAsk(by: TestPerson, stage: Stage): Promise<string> {
  const id = await askOf(by, stage);
  await by.api.delete(`/api/asks/${id}`).expect(200);
  return id;
}

/** Made as a row of its own slot: the stage's people save more than one person may. */
async function savedSearch(by: TestPerson): Promise<string> {
  const row = await SavedSearchRow.create({
    userId: new Types.ObjectId(by.id),
    slot: ++slots,
    name: 'Bread',
    filters: { q: 'bread' },
    notify: false,
    createdAt: new Date(),
  });
  return String(row._id);
}
let slots = 100;

/** Written as a row: a member can have become the sponsor of old, but cannot be made one now. */
async function project(stage: Stage, part: Partial<Project> = {}): Promise<string> {
  const { author, administrator } = stage;
  const row = await ProjectRow.create({
    ideaId: new Types.ObjectId(),
    ideaTitle: 'What if we tried',
    title: 'Trying it',
    stage: 'proposed',
    stageSince: new Date(),
    createdAt: new Date(),
    ownerId: new Types.ObjectId(author.id),
    sponsorId: new Types.ObjectId(administrator.id),
    ...part,
  });
  return String(row._id);
}

async function sending(to: TestPerson, state: Sending['state']): Promise<string> {
  const now = new Date();
  const row = await SendingRow.create({
    userId: new Types.ObjectId(to.id),
    channel: 'email',
    eventIds: [],
    at: now,
    state,
    nextAt: now,
    leaseUntil: now,
  });
  return String(row._id);
}

/** The parameters of a path as `subjects` names them: `ideaId`, `ideaId/commentId`; empty where none. */
export const parametersOf = (path: string): string =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name).join('/');

/** Puts the ids that a subject gave in the places of the parameters. */
export function fill(path: string, ids: string): string {
  const each = ids.split('/');
  return path.replace(/:\w+/g, () => each.shift() ?? '');
}

/** For the parameters of a path, the relations in which the asker may stand to it. */
export const subjects: Record<string, Record<string, Make>> = {
  ideaId: {
    own: (stage, asker) => ideaBy(asker, stage),
    other: (stage) => ideaBy(stage.author, stage),
    /** A question of the asker's. */
    asked: async (stage, asker) => (await questionBy(asker, stage.author, stage)).id,
    archived: async (stage) => {
      const id = await ideaBy(stage.author, stage);
      await IdeaRow.updateOne({ _id: id }, { stage: 'archived', listed: false });
      return id;
    },
    ownArchived: async (stage, asker) => {
      const id = await ideaBy(asker, stage);
      await IdeaRow.updateOne({ _id: id }, { stage: 'archived', listed: false });
      return id;
    },
    /** The asker must answer it. */
    held: async (stage, asker) => {
      const id = await ideaBy(stage.author, stage);
      await IdeaRow.updateOne({ _id: id }, { stewardId: asker.id });
      return id;
    },
    /** Deleted by its author, the asker; its comments are still there. */
    tombstone: (stage, asker) => deletedIdea(asker, stage, true),
    /** Deleted by its author, the asker, before anybody commented. */
    gone: (stage, asker) => deletedIdea(asker, stage, false),
    deletedByAnother: (stage) => deletedIdea(stage.author, stage, true),
    /** Somebody else's, who asks the asker to write it together. */
    invited: (stage, asker) => sharedIdea(stage.author, asker, stage),
    /** Of somebody else, merged by a moderator. */
    merged: (stage) => mergedIdea(stage.author, stage),
    /** Of the asker, merged by a moderator. */
    ownMerged: (stage, asker) => mergedIdea(asker, stage),
    unknown,
  },
  itemId: {
    flagged: (stage) => flaggedIdea(stage.author, stage),
    own: (stage, asker) => flaggedIdea(asker, stage),
    deleted: async (stage) => {
      const id = await flaggedIdea(stage.author, stage);
      await stage.author.api.delete(`/api/ideas/${id}`).expect(200);
      return id;
    },
    unknown,
  },
  draftId: {
    own: (_stage, asker) => draftOf(asker),
    /** Saved once more since it was read. */
    async stale(_stage, asker) {
      const id = await draftOf(asker);
      const more = { title: 'More', body: '', categoryId: null, rev: 1 };
      await asker.api.put(`/api/drafts/${id}`).send(more).expect(200);
      return id;
    },
    async removed(_stage, asker) {
      const id = await draftOf(asker);
      await asker.api.delete(`/api/drafts/${id}`).expect(200);
      return id;
    },
    unknown,
  },
  'ideaId/intoId': {
    own: async (stage, asker) =>
      `${await ideaBy(asker, stage)}/${await ideaBy(stage.author, stage)}`,
    other: async (stage) =>
      `${await ideaBy(stage.author, stage)}/${await ideaBy(stage.author, stage)}`,
    intoTombstone: async (stage, asker) =>
      `${await ideaBy(asker, stage)}/${await deletedIdea(stage.author, stage, true)}`,
    unknown: async (stage) => `${unknownId}/${await ideaBy(stage.author, stage)}`,
  },
  'ideaId/otherId': {
    other: async (stage) =>
      `${await ideaBy(stage.author, stage)}/${await ideaBy(stage.author, stage)}`,
    unknown: async (stage) => `${await ideaBy(stage.author, stage)}/${unknownId}`,
  },
  commentId: {
    own: (stage, asker) => commentBy(asker, stage),
    other: (stage) => commentBy(stage.author, stage),
    note: async (stage) => noteOf(stage.administrator, await ideaBy(stage.author, stage)),
    /** Somebody else's, to a question. */
    answer: async (stage) => (await questionBy(stage.administrator, stage.author, stage)).answerId,
    deleted: (stage, asker) => deletedComment(asker, stage),
    deletedByAnother: (stage) => deletedComment(stage.author, stage),
    unknown,
  },
  'commentId/kind': {
    own: async (stage, asker) => `${await commentBy(asker, stage)}/heart`,
    other: async (stage) => `${await commentBy(stage.author, stage)}/heart`,
    note: async (stage) =>
      `${await noteOf(stage.administrator, await ideaBy(stage.author, stage))}/heart`,
    deleted: async (stage, asker) => `${await deletedComment(asker, stage)}/heart`,
    unknown: async () => `${unknownId}/heart`,
  },
  'ideaId/commentId': {
    own: (stage, asker) => remarkOn(asker, stage.author, stage),
    /** The asker's own comment on their own idea. */
    ownWords: (stage, asker) => remarkOn(asker, asker, stage),
    other: (stage, asker) => remarkOn(stage.author, asker, stage),
    /** A staff note on the asker's own idea. */
    async note(stage, asker) {
      const id = await ideaBy(asker, stage);
      return `${id}/${await noteOf(stage.administrator, id)}`;
    },
    async deletedComment(stage, asker) {
      const ids = await remarkOn(asker, stage.author, stage);
      await stage.author.api.delete(`/api/comments/${ids.slice(25)}`).expect(200);
      return ids;
    },
    async tombstone(stage, asker) {
      const ids = await remarkOn(asker, stage.author, stage);
      await asker.api.delete(`/api/ideas/${ids.slice(0, 24)}`).expect(200);
      return ids;
    },
    unknown: async (stage, asker) => `${await ideaBy(asker, stage)}/${unknownId}`,
  },
  attachmentId: {
    own: (stage, asker) => attachmentBy(asker, stage),
    other: (stage) => attachmentBy(stage.author, stage),
    /** Of an idea that is not posted yet. */
    waiting: async (stage) =>
      (await upload(stage.author, '/api/attachments', smallPng).expect(201)).body.id,
    removed: (stage, asker) => removedAttachment(asker, stage),
    removedByAnother: (stage) => removedAttachment(stage.author, stage),
    unknown,
  },
  trialId: {
    own: (stage, asker) => trialBy(asker, stage),
    other: (stage) => trialBy(stage.author, stage),
    deleted: (stage, asker) => deletedTrial(asker, stage),
    deletedByAnother: (stage) => deletedTrial(stage.author, stage),
    unknown,
  },
  askId: {
    own: (stage, asker) => askOf(asker, stage),
    other: (stage) => askOf(stage.author, stage),
    withdrawn: (stage, asker) => withdrawnAsk(asker, stage),
    /** Of somebody else, and withdrawn. */
    closed: (stage) => withdrawnAsk(stage.author, stage),
    unknown,
  },
  'kind/targetId': {
    idea: async (stage) => `idea/${await ideaBy(stage.author, stage)}`,
    tombstone: async (stage) => `idea/${await deletedIdea(stage.author, stage, true)}`,
    unknown: async () => `idea/${unknownId}`,
    thread: async (stage) => `thread/${await commentBy(stage.author, stage)}`,
    note: async (stage) =>
      `thread/${await noteOf(stage.administrator, await ideaBy(stage.author, stage))}`,
    noThread: async () => `thread/${unknownId}`,
  },
  'ideaId/personId': {
    own: async (stage, asker) =>
      `${await sharedIdea(asker, stage.administrator, stage)}/${stage.administrator.id}`,
    other: async (stage) =>
      `${await sharedIdea(stage.author, stage.administrator, stage)}/${stage.administrator.id}`,
    self: async (stage, asker) => `${await sharedIdea(stage.author, asker, stage)}/${asker.id}`,
    unknown: async (_stage, asker) => `${unknownId}/${asker.id}`,
  },
  'ideaId/revisionId': {
    own: (stage, asker) => revisedIdea(asker, stage),
    other: (stage) => revisedIdea(stage.author, stage),
    async tombstone(stage, asker) {
      const ids = await revisedIdea(asker, stage);
      await stage.t.comment({ id: ids.slice(0, 24) }, { by: stage.author });
      await asker.api.delete(`/api/ideas/${ids.slice(0, 24)}`).expect(200);
      return ids;
    },
    unknown: async (stage, asker) => `${await ideaBy(asker, stage)}/${unknownId}`,
  },
  projectId: {
    other: (stage) => project(stage),
    owner: (stage, asker) => project(stage, { ownerId: new Types.ObjectId(asker.id) }),
    sponsor: (stage, asker) => project(stage, { sponsorId: new Types.ObjectId(asker.id) }),
    /** Shut down, and the asker was its sponsor. */
    shutDown: (stage, asker) =>
      project(stage, { sponsorId: new Types.ObjectId(asker.id), stage: 'shut_down' }),
    unknown,
  },
  searchId: {
    own: (_stage, asker) => savedSearch(asker),
    other: ({ author }) => savedSearch(author),
    unknown,
  },
  subscriptionId: {
    own: async (_stage, asker) =>
      (await asker.api.post('/api/me/push-subscriptions').send(pushSubscription()).expect(201)).body
        .id,
    unknown,
  },
  sendingId: {
    failed: ({ author }) => sending(author, 'failed'),
    sent: ({ author }) => sending(author, 'sent'),
    unknown,
  },
  token: {
    good: async ({ author }) => stopToken(author.id),
    unknown: async () => 'f'.repeat(48),
  },
  personId: {
    other: async ({ author }) => author.id,
    self: async (_stage, asker) => asker.id,
    disabled: async ({ leaver }) => leaver.id,
    unknown,
  },
  categoryId: {
    open: async ({ t, administrator }) => (await t.category({ steward: administrator })).id,
    async archived({ t, administrator }) {
      const { id } = await t.category({ steward: administrator });
      await administrator.api.patch(`/api/categories/${id}`).send({ archived: true }).expect(200);
      return id;
    },
    unknown,
  },
};
