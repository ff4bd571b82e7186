import type {
  NotificationSettings,
  NotificationSettingsPatch,
} from '@leaven/shared/notifications/settings.schemas';
import { type Topic, topicRules, topics } from '@leaven/shared/notifications/topics';
import type { Actor } from '@leaven/shared/users/roles';
import { Types } from 'mongoose';
import { isDuplicate } from '../../../database/connection';
import { type PersonalSettings, SettingsRow } from './settings.model';

type Chosen = Omit<PersonalSettings, '_id'>;

function present({ choices, ...rest }: Chosen): NotificationSettings {
  const whole = topics.map((topic) => [
    topic,
    { ...topicRules[topic].defaults, ...choices[topic] },
  ]);
  return {
    choices: Object.fromEntries(whole) as NotificationSettings['choices'],
    rhythm: rest.rhythm ?? 'daily',
    quiet: rest.quiet ?? null,
    awayUntil: rest.awayUntil ?? null,
    timeZone: rest.timeZone ?? null,
    language: rest.language ?? 'en',
  };
}

/** What counts for somebody who never chose. */
const untouched = present({ choices: {} });

/** Names each changed field by its path, so that two windows that choose at once both count. */
function changesOf({ choices = {}, ...rest }: NotificationSettingsPatch): Record<string, unknown> {
  const each = Object.entries(choices).flatMap(([topic, byChannel]) =>
    Object.entries(byChannel ?? {}).map(([channel, on]) => [`choices.${topic}.${channel}`, on]),
  );
  return { ...rest, ...Object.fromEntries(each) };
}

/** Asked after somebody has chosen: what waits for them may now be due at another time. */
type Planner = (userId: string) => Promise<void>;
let replan: Planner = async () => undefined;
export const onChoice = (planner: Planner) => {
  replan = planner;
};

export const personalSettings = {
  async of(userId: string): Promise<NotificationSettings> {
    return (await personalSettings.ofAll([userId]))(userId);
  },

  /** Those of many people with one query. */
  async ofAll(userIds: Iterable<string>): Promise<(userId: string) => NotificationSettings> {
    const rows = await SettingsRow.find({ _id: { $in: [...userIds] } }).lean();
    const found = new Map(rows.map((row) => [String(row._id), present(row)]));
    return (userId) => found.get(userId) ?? untouched;
  },

  async update(actor: Actor, patch: NotificationSettingsPatch): Promise<NotificationSettings> {
    const _id = new Types.ObjectId(actor.id);
    // Inserted first: parallel upserts of one key would collide.
    await SettingsRow.create([{ _id, choices: {} }]).catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
    await SettingsRow.updateOne({ _id }, { $set: changesOf(patch) });
    await replan(actor.id);
    return personalSettings.of(actor.id);
  },
};

/** Whether this person wants news of a topic by a channel. */
export const wants = (
  { choices }: NotificationSettings,
  topic: Topic,
  channel: 'bell' | 'email' | 'push',
): boolean => choices[topic][channel];
