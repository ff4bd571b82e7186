import type { Money } from '@leaven/shared/http/fields';
import type { ProjectState } from '@leaven/shared/projects/projects.policy';
import { type ProjectStage, projectStages } from '@leaven/shared/stages';
import { model, Schema, type Types } from 'mongoose';

export interface Project {
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  /** As it was when promoted; a promoted idea's title no longer changes. */
  ideaTitle: string;
  title: string;
  stage: ProjectStage;
  stageSince: Date;
  ownerId: Types.ObjectId;
  sponsorId: Types.ObjectId;
  budget: Money | null;
  createdAt: Date;
  updateCount: number;
  contentRev: number;
  liveRev: number;
  shutdown: { reason: string; lessons: string; byId: Types.ObjectId | null; at: Date } | null;
}

/** A stage it came to; only ever added. */
export interface ProjectStep {
  _id: Types.ObjectId;
  projectId: Types.ObjectId;
  from: ProjectStage | null;
  to: ProjectStage;
  reason: string;
  byId: Types.ObjectId | null;
  at: Date;
}

/** News from its owner or sponsor. */
export interface ProjectUpdate {
  _id: Types.ObjectId;
  projectId: Types.ObjectId;
  authorId: Types.ObjectId;
  body: string;
  postedAt: Date;
}

const id = Schema.Types.ObjectId;
const stage = { type: String, enum: projectStages };

const projectSchema = new Schema<Project>(
  {
    ideaId: { type: id, required: true },
    ideaTitle: { type: String, required: true },
    title: { type: String, required: true },
    stage: { ...stage, required: true },
    stageSince: { type: Date, required: true },
    ownerId: { type: id, required: true },
    sponsorId: { type: id, required: true },
    budget: {
      type: new Schema({ amount: Number, currency: String }, { _id: false }),
      default: null,
    },
    createdAt: { type: Date, required: true },
    updateCount: { type: Number, default: 0 },
    contentRev: { type: Number, default: 1 },
    liveRev: { type: Number, default: 1 },
    shutdown: {
      type: new Schema({ reason: String, lessons: String, byId: id, at: Date }, { _id: false }),
      default: null,
    },
  },
  { versionKey: false },
);
// One idea, one project: two promotions at once are settled here.
projectSchema.index({ ideaId: 1 }, { unique: true });
projectSchema.index({ stageSince: -1, _id: -1 });
projectSchema.index({ stage: 1, stageSince: -1, _id: -1 });
// What one person does or answers for.
projectSchema.index({ ownerId: 1, createdAt: -1, _id: -1 });
projectSchema.index({ sponsorId: 1, createdAt: -1, _id: -1 });

const stepSchema = new Schema<ProjectStep>(
  {
    projectId: { type: id, required: true },
    from: { ...stage, default: null },
    to: { ...stage, required: true },
    reason: { type: String, default: '' },
    byId: { type: id, default: null },
    at: { type: Date, required: true },
  },
  { versionKey: false },
);
stepSchema.index({ projectId: 1, at: -1 });
stepSchema.index({ at: -1 });

const updateSchema = new Schema<ProjectUpdate>(
  {
    projectId: { type: id, required: true },
    authorId: { type: id, required: true },
    body: { type: String, required: true },
    postedAt: { type: Date, required: true },
  },
  { versionKey: false },
);
updateSchema.index({ projectId: 1, postedAt: -1, _id: -1 });

export const ProjectRow = model('Project', projectSchema, 'projects');
export const ProjectStepRow = model('ProjectStep', stepSchema, 'projectSteps');
export const ProjectUpdateRow = model('ProjectUpdate', updateSchema, 'projectUpdates');

export const projectState = (project: Project): ProjectState => ({
  stage: project.stage,
  ownerId: String(project.ownerId),
  sponsorId: String(project.sponsorId),
});
