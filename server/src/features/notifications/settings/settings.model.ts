import type { Language, QuietHours, Rhythm } from '@leaven/shared/notifications/settings.schemas';
import type { Channel, Topic } from '@leaven/shared/notifications/topics';
import { model, Schema, type Types } from 'mongoose';

/** What somebody chose; where nothing stands, the defaults count. */
export interface PersonalSettings {
  /** Whose they are. */
  _id: Types.ObjectId;
  choices: Partial<Record<Topic, Partial<Record<Channel, boolean>>>>;
  rhythm?: Rhythm;
  quiet?: QuietHours | null;
  awayUntil?: string | null;
  timeZone?: string;
  language?: Language;
}

const schema = new Schema<PersonalSettings>(
  {
    choices: { type: Schema.Types.Mixed, default: {} },
    rhythm: String,
    quiet: { type: new Schema({ from: String, to: String }, { _id: false }) },
    awayUntil: String,
    timeZone: String,
    language: String,
  },
  { versionKey: false, minimize: false },
);

export const SettingsRow = model('NotificationSettings', schema, 'notification_settings');
