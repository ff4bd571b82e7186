import type { CompanyCalendar } from '@leaven/shared/settings/calendar.schemas';
import type { AttachmentRule, SettingsView } from '@leaven/shared/settings/settings.schemas';
import { model, Schema } from 'mongoose';

/** A group that a release brought new is missing until an administrator changes it. */
type SettingsDoc = { _id: 'settings' } & Pick<SettingsView, 'companyName' | 'signUp'> &
  Partial<SettingsView>;

const attachments = new Schema<AttachmentRule>(
  {
    maxBytes: { type: Number, required: true },
    maxPerIdea: { type: Number, required: true },
    maxTotalBytes: { type: Number, required: true },
    kinds: { type: [String], required: true },
  },
  { _id: false },
);

const calendar = new Schema<CompanyCalendar>(
  {
    timeZone: { type: String, required: true },
    workingDays: { type: [Number], required: true },
    opensAt: { type: String, required: true },
    closesAt: { type: String, required: true },
    holidays: { type: [new Schema({ day: String, name: String }, { _id: false })], required: true },
    answerDays: { type: Number, required: true },
  },
  { _id: false },
);

const schema = new Schema<SettingsDoc>(
  {
    _id: { type: String, default: 'settings' },
    companyName: { type: String, required: true },
    signUp: {
      mode: { type: String, enum: ['closed', 'domains'], required: true },
      domains: { type: [String], required: true },
    },
    moderation: { type: new Schema({ hideAfterFlags: Number }, { _id: false }) },
    archive: {
      type: new Schema({ enabled: Boolean, afterDays: Number, warnDays: Number }, { _id: false }),
    },
    voting: { type: new Schema({ hideCounts: Boolean }, { _id: false }) },
    ranking: { type: new Schema({ halfLifeDays: Number }, { _id: false }) },
    attachments: { type: attachments },
    calendar: { type: calendar },
  },
  { versionKey: false },
);

export const Settings = model('Settings', schema, 'settings');
