import {
  attachmentKinds,
  DEFAULT_HALF_LIFE_DAYS,
  type SettingsView,
  type settingsPatch,
} from '@leaven/shared/settings/settings.schemas';
import type * as z from 'zod/mini';
import { isDuplicate, transact } from '../../database/connection';
import { onEvent } from '../../events/log';
import { keptFor } from '../../kept';
import { Settings } from './settings.model';

/** What counts until an administrator says otherwise, also for a group that a release brings new. */
const initial: SettingsView = {
  companyName: 'Leaven',
  signUp: { mode: 'closed', domains: [] },
  moderation: { hideAfterFlags: 3 },
  archive: { enabled: true, afterDays: 180, warnDays: 14 },
  ranking: { halfLifeDays: DEFAULT_HALF_LIFE_DAYS },
  attachments: {
    maxBytes: 10 * 1024 ** 2,
    maxPerIdea: 10,
    maxTotalBytes: 20 * 1024 ** 3,
    kinds: [...attachmentKinds],
  },
  voting: { hideCounts: false },
  calendar: {
    timeZone: 'UTC',
    workingDays: [1, 2, 3, 4, 5],
    opensAt: '09:00',
    closesAt: '17:00',
    holidays: [],
    answerDays: 5,
  },
};

/** Asked for with many a request: kept a few seconds, dropped at once where they change. */
const kept = keptFor<SettingsView>(5_000);

/** For who writes or drops the settings past this service. */
export const forgetSettings = kept.forget;
onEvent('settings.changed', forgetSettings);

async function read(): Promise<SettingsView> {
  const found = await Settings.findById('settings').lean();
  if (!found) return initial;
  const { _id, ...stored } = found;
  return { ...initial, ...stored };
}

export const settings = {
  get: (): Promise<SettingsView> => kept.get(read),

  async update(actorId: string, patch: z.output<typeof settingsPatch>): Promise<SettingsView> {
    // Inserted first: parallel upserts of one key would collide.
    await Settings.create([{ _id: 'settings', ...initial }]).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
    await transact(async ({ session, record }) => {
      await Settings.updateOne({ _id: 'settings' }, { $set: patch }, { session });
      await record({ kind: 'settings.changed', actorId, data: { fields: Object.keys(patch) } });
    });
    return settings.get();
  },
};
