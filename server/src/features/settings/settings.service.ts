import type { SettingsView, settingsPatch } from '@leaven/shared/settings/settings.schemas';
import type * as z from 'zod/mini';
import { isDuplicate } from '../../database/connection';
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
    // Inserted first: parallel upserts of one key would collide.
    await Settings.create([{ _id: 'settings', ...initial }]).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
    await Settings.updateOne({ _id: 'settings' }, { $set: patch });
    return settings.get();
  },
};
