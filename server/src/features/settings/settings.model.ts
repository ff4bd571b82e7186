import type { SettingsView } from '@leaven/shared/settings/settings.schemas';
import { model, Schema } from 'mongoose';

interface SettingsDoc extends SettingsView {
  _id: 'settings';
}

const schema = new Schema<SettingsDoc>(
  {
    _id: { type: String, default: 'settings' },
    companyName: { type: String, required: true },
    signUp: {
      mode: { type: String, enum: ['closed', 'domains'], required: true },
      domains: { type: [String], required: true },
    },
    archive: {
      type: new Schema({ enabled: Boolean, afterDays: Number, warnDays: Number }, { _id: false }),
    },
    ranking: { type: new Schema({ halfLifeDays: Number }, { _id: false }) },
  },
  { versionKey: false },
);

export const Settings = model('Settings', schema, 'settings');
