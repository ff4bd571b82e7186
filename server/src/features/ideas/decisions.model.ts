import type { IdeaStage } from '@leaven/shared/stages';
import { ideaStages } from '@leaven/shared/stages';
import { model, Schema, type Types } from 'mongoose';

/** Why the house moved an idea by itself: nothing happened for so many days, or something did again. */
export interface DecisionRule {
  kind: 'silence' | 'activity';
  days: number | null;
}

/** A stage change by someone entitled to it; only ever added. */
export interface Decision {
  _id: Types.ObjectId;
  ideaId: Types.ObjectId;
  from: IdeaStage;
  to: IdeaStage;
  reason: string;
  revisitIf: string;
  byId: Types.ObjectId | null;
  at: Date;
  rule?: DecisionRule;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Decision>(
  {
    ideaId: { type: id, required: true },
    from: { type: String, enum: ideaStages, required: true },
    to: { type: String, enum: ideaStages, required: true },
    reason: { type: String, default: '' },
    revisitIf: { type: String, default: '' },
    byId: { type: id, default: null },
    at: { type: Date, required: true },
    rule: { type: new Schema({ kind: String, days: Number }, { _id: false }) },
  },
  { versionKey: false },
);
schema.index({ ideaId: 1, at: -1 });
schema.index({ at: -1 });

export const DecisionRow = model('Decision', schema, 'decisions');
