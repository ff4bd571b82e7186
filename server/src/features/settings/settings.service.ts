import type { SettingsView, settingsPatch } from '@leaven/shared/settings/settings.schemas';
import type * as z from 'zod/mini';
import { Settings } from './settings.model';

const initial: SettingsView = {
  companyName: 'Leaven',
  signUp: { mode: 'closed', domains: [] },
};

export const settings = {
  async get(): Promise<SettingsView> {
    const found = await Settings.findById('settings').lean();
    return found ? { companyName: found.companyName, signUp: found.signUp } : initial;
  },

  async update(patch: z.output<typeof settingsPatch>): Promise<SettingsView> {
    const next = { ...(await settings.get()), ...patch };
    await Settings.updateOne({ _id: 'settings' }, { $set: next }, { upsert: true });
    return next;
  },
};
