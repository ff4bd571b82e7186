import type { NotificationKind } from './notifications.schemas';

/** The ways by which news reaches somebody. */
export const channels = ['bell', 'email', 'push'] as const;
export type Channel = (typeof channels)[number];

interface TopicRule {
  /** What counts until somebody chooses. */
  defaults: Readonly<Record<Channel, boolean>>;
  /** Somebody has to do something: it comes also from an idea that they muted. */
  duty?: true;
}

const everywhere = { bell: true, email: true, push: true };
const noPush = { bell: true, email: true, push: false };
const bellOnly = { bell: true, email: false, push: false };

/** What one chooses by; kinds that belong together share a topic. */
export const topicRules = {
  mentions: { defaults: everywhere },
  replies: { defaults: everywhere },
  comments: { defaults: noPush },
  decisions: { defaults: everywhere },
  promotions: { defaults: noPush },
  help: { defaults: everywhere },
  growing: { defaults: noPush },
  merges: { defaults: bellOnly },
  writing: { defaults: everywhere, duty: true },
  duties: { defaults: everywhere, duty: true },
  moderation: { defaults: noPush, duty: true },
  projects: { defaults: noPush },
  searches: { defaults: noPush },
} as const satisfies Record<string, TopicRule>;
export type Topic = keyof typeof topicRules;
export const topics = Object.keys(topicRules) as [Topic, ...Topic[]];

/** Every kind of notification with its topic: a new kind does not compile without its line here. */
export const topicOf: Readonly<Record<NotificationKind, Topic>> = {
  mention: 'mentions',
  comment_replied: 'replies',
  idea_commented: 'comments',
  thread_commented: 'comments',
  staff_note: 'comments',
  idea_decided: 'decisions',
  archive_soon: 'decisions',
  official_reply: 'decisions',
  idea_promoted: 'promotions',
  ask_offered: 'help',
  ask_accepted: 'help',
  extension: 'growing',
  trial_answered: 'growing',
  idea_merged: 'merges',
  idea_unmerged: 'merges',
  co_author_invited: 'writing',
  co_author_accepted: 'writing',
  co_author_declined: 'writing',
  co_author_left: 'writing',
  co_author_removed: 'writing',
  idea_routed: 'duties',
  ideas_routed: 'duties',
  answer_soon: 'duties',
  answer_late: 'duties',
  role_changed: 'duties',
  moderated_hidden: 'moderation',
  moderated_shown: 'moderation',
  moderated_warned: 'moderation',
  project_moved: 'projects',
  project_shut_down: 'projects',
  project_updated: 'projects',
  saved_search_hit: 'searches',
};

/** Whether muting an idea leaves it out. */
export const isDuty = (kind: NotificationKind): boolean => 'duty' in topicRules[topicOf[kind]];
