import { changedMeanwhile, conflict, notFound } from '@leaven/shared/http/errors';
import { enforce } from '@leaven/shared/http/verdict';
import { projectsPolicy } from '@leaven/shared/projects/projects.policy';
import type {
  newUpdate,
  ProjectView,
  projectMove,
  projectPatch,
  projectShutdown,
  UpdateView,
} from '@leaven/shared/projects/projects.schemas';
import type { ProjectStage } from '@leaven/shared/stages';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import type * as z from 'zod/mini';
import { isDuplicate, type Transaction, transact } from '../../database/connection';
import { afterCursor, type KeysetOrder, pageOf, sortOf } from '../../http/paging';
import { excerptOf } from '../ideas/excerpt';
import { users } from '../users/users.service';
import {
  type Project,
  ProjectRow,
  ProjectStepRow,
  type ProjectUpdate,
  ProjectUpdateRow,
  projectState,
} from './projects.model';
import { presentCards, presentProject, presentUpdates } from './projects.presenter';

type Page = { cursor?: string | undefined; limit: number };

const reviveDate = (value: unknown) => new Date(String(value));
const reviveId = (id: string) => new Types.ObjectId(id);

const byStageDate = (stage: string | undefined): KeysetOrder<Project> => ({
  list: `projects:${stage ?? ''}`,
  field: 'stageSince',
  direction: -1,
  revive: reviveDate,
  reviveId,
});

const updatesOf = (projectId: string): KeysetOrder<ProjectUpdate> => ({
  list: `updates:${projectId}`,
  field: 'postedAt',
  direction: -1,
  revive: reviveDate,
  reviveId,
});

/** Those that are not over: somebody has to do them, and to answer for them. */
const running = { stage: { $nin: ['shipped', 'shut_down'] as ProjectStage[] } };
/** So many one person can run and hand over at a time. */
const MOST_RUN = 1_000;

async function requireProject(id: string): Promise<Project> {
  const project = await ProjectRow.findById(id).lean();
  if (!project) throw notFound('project');
  return project;
}

/** What every fact about a project tells. */
const told = (project: Project) => ({
  projectId: String(project._id),
  projectTitle: project.title,
  ideaId: String(project.ideaId),
  ownerId: String(project.ownerId),
  sponsorId: String(project.sponsorId),
});

async function stepTo(
  { session }: Transaction,
  actor: Actor,
  project: Project,
  to: ProjectStage,
  reason: string,
  also: Partial<Project> = {},
): Promise<void> {
  const at = new Date();
  const moved = await ProjectRow.updateOne(
    { _id: project._id, stage: project.stage },
    { $set: { stage: to, stageSince: at, ...also }, $inc: { liveRev: 1 } },
    { session },
  );
  if (moved.matchedCount === 0) throw changedMeanwhile();
  await ProjectStepRow.create(
    [
      {
        projectId: project._id,
        from: project.stage,
        to,
        reason,
        byId: new Types.ObjectId(actor.id),
        at,
      },
    ],
    { session },
  );
}

export const projects = {
  async list(actor: Actor, query: Page & { stage?: ProjectStage | undefined }) {
    const order = byStageDate(query.stage);
    const conditions = [
      query.stage ? { stage: query.stage } : {},
      afterCursor(order, query.cursor),
    ];
    const rows = await ProjectRow.find({ $and: conditions })
      .sort(sortOf(order))
      .limit(query.limit + 1)
      .lean();
    const page = pageOf(order, rows, query);
    return { items: await presentCards(actor, page.rows), nextCursor: page.nextCursor };
  },

  async get(actor: Actor, id: string): Promise<ProjectView> {
    const project = await requireProject(id);
    const steps = await ProjectStepRow.find({ projectId: project._id })
      .sort({ at: -1 })
      .limit(100)
      .lean();
    return presentProject(actor, project, steps.reverse());
  },

  /** The project of an idea, as its page names it. */
  async refOf(id: Types.ObjectId | null) {
    const row = id && (await ProjectRow.findById(id, { title: 1, stage: 1 }).lean());
    return row ? { id: String(row._id), title: row.title, stage: row.stage } : null;
  },

  /** Those that fit, the latest moved first: a walk over all there are, which are few beside ideas. */
  async find(conditions: object[], limit: number) {
    const rows = await ProjectRow.find({ $and: conditions }, { title: 1, stage: 1 })
      .sort({ stageSince: -1, _id: -1 })
      .limit(limit)
      .lean();
    return rows.map(({ _id, title, stage }) => ({ id: String(_id), title, stage }));
  },

  async edit(actor: Actor, id: string, patch: z.output<typeof projectPatch>): Promise<ProjectView> {
    const project = await requireProject(id);
    enforce(projectsPolicy.edit(actor, projectState(project)));
    const { contentRev, ownerId, sponsorId, ...plain } = patch;
    const stale = async () =>
      conflict('stale_edit', 'This project was edited meanwhile.', {
        current: await projects.get(actor, id),
      });
    if (contentRev !== undefined && contentRev !== project.contentRev) throw await stale();
    if (ownerId) await users.requireActive('ownerId', ownerId);
    if (sponsorId) await users.requireActive('sponsorId', sponsorId, 'runProjects');
    const set = {
      ...plain,
      ...(ownerId ? { ownerId: new Types.ObjectId(ownerId) } : {}),
      ...(sponsorId ? { sponsorId: new Types.ObjectId(sponsorId) } : {}),
    };
    await transact(async ({ session, record }) => {
      const edited = await ProjectRow.updateOne(
        { _id: project._id, contentRev: project.contentRev, stage: project.stage },
        { $set: set, $inc: { contentRev: 1, liveRev: 1 } },
        { session },
      );
      if (edited.matchedCount === 0) throw await stale();
      await record({ kind: 'project.edited', actorId: actor.id, data: { projectId: id } });
    });
    return projects.get(actor, id);
  },

  async move(
    actor: Actor,
    id: string,
    { to, reason }: z.output<typeof projectMove>,
  ): Promise<ProjectView> {
    const project = await requireProject(id);
    enforce(projectsPolicy.move(actor, projectState(project), to));
    await transact(async (tx) => {
      await stepTo(tx, actor, project, to, reason);
      await tx.record({
        kind: 'project.moved',
        actorId: actor.id,
        data: { ...told(project), from: project.stage, to, reason: excerptOf(reason) },
      });
    });
    return projects.get(actor, id);
  },

  async shutDown(
    actor: Actor,
    id: string,
    body: z.output<typeof projectShutdown>,
  ): Promise<ProjectView> {
    const project = await requireProject(id);
    enforce(projectsPolicy.shutDown(actor, projectState(project)));
    const shutdown = { ...body, byId: new Types.ObjectId(actor.id), at: new Date() };
    await transact(async (tx) => {
      await stepTo(tx, actor, project, 'shut_down', body.reason, { shutdown });
      await tx.record({
        kind: 'project.shut_down',
        actorId: actor.id,
        data: { ...told(project), reason: excerptOf(body.reason) },
      });
    });
    return projects.get(actor, id);
  },

  async listUpdates(id: string, page: Page) {
    const project = await requireProject(id);
    const order = updatesOf(id);
    const rows = await ProjectUpdateRow.find({
      $and: [{ projectId: project._id }, afterCursor(order, page.cursor)],
    })
      .sort(sortOf(order))
      .limit(page.limit + 1)
      .lean();
    const { rows: shown, nextCursor } = pageOf(order, rows, page);
    return { items: await presentUpdates(shown), nextCursor };
  },

  /** @param _id of the new update; posting again with it finds the first and adds nothing */
  async postUpdate(
    actor: Actor,
    id: string,
    { body }: z.output<typeof newUpdate>,
    _id = new Types.ObjectId(),
  ): Promise<UpdateView> {
    const project = await requireProject(id);
    enforce(projectsPolicy.postUpdate(actor, projectState(project)));
    const authorId = new Types.ObjectId(actor.id);
    const row: ProjectUpdate = {
      _id,
      projectId: project._id,
      authorId,
      body,
      postedAt: new Date(),
    };
    await transact(async ({ session, record }) => {
      await ProjectUpdateRow.create([row], { session });
      await ProjectRow.updateOne(
        { _id: project._id },
        { $inc: { updateCount: 1, liveRev: 1 } },
        { session },
      );
      await record({
        kind: 'project.update_posted',
        actorId: actor.id,
        data: { ...told(project), updateId: String(_id), excerpt: excerptOf(body, 140) },
      });
    }).catch(async (error: unknown) => {
      if (!isDuplicate(error) || !(await ProjectUpdateRow.exists({ _id }))) throw error;
    });
    const [view] = await presentUpdates([(await ProjectUpdateRow.findById(_id).lean()) ?? row]);
    if (!view) throw notFound('update');
    return view;
  },

  /** What one person runs or answers for, and is not over, goes to another. */
  async handOver(actor: Actor, fromId: string, toId: string): Promise<void> {
    for (const as of ['ownerId', 'sponsorId'] as const) {
      const rows = await ProjectRow.find(
        { [as]: new Types.ObjectId(fromId), ...running },
        { _id: 1 },
      )
        .limit(MOST_RUN)
        .lean();
      for (const { _id } of rows)
        await transact(async ({ session, record }) => {
          await ProjectRow.updateOne(
            { _id, [as]: new Types.ObjectId(fromId) },
            { $set: { [as]: new Types.ObjectId(toId) }, $inc: { contentRev: 1, liveRev: 1 } },
            { session },
          );
          const data = { projectId: String(_id) };
          await record({ kind: 'project.edited', actorId: actor.id, data });
        });
    }
  },

  /** There is never nobody: who owns or sponsors a project hands it on first. */
  async refuseWhileRunning(personId: string): Promise<void> {
    const id = new Types.ObjectId(personId);
    const count = await ProjectRow.countDocuments({
      $or: [{ ownerId: id }, { sponsorId: id }],
      ...running,
    });
    if (count > 0)
      throw conflict('runs_projects', `This person owns or sponsors projects: ${count}.`, {
        count,
      });
  },
};
