import type { NotificationView } from './notifications.schemas';
import { say } from './say';

/** Of these one sentence tells of many: "Anna and 4 others commented on …". */
const groupable = [
  'idea_commented',
  'comment_replied',
  'thread_commented',
  'ask_offered',
  'project_updated',
] as const;
type GroupableKind = (typeof groupable)[number];
const isGroupable = (kind: NotificationView['kind']): kind is GroupableKind =>
  groupable.some((one) => one === kind);

/** One line of the inbox: news of one kind about one thing, the latest first. */
export type NotificationGroup = [NotificationView, ...NotificationView[]];

const keyOf = ({ id, kind, idea, project }: NotificationView): string =>
  isGroupable(kind) ? `${kind} ${(project ?? idea)?.id}` : id;

/** Gathers what belongs together; a group stands where its latest stands. */
export function groupsOf(items: readonly NotificationView[]): NotificationGroup[] {
  const groups = new Map<string, NotificationGroup>();
  for (const item of items) {
    const key = keyOf(item);
    const open = groups.get(key);
    if (open) open.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/**
 * The keys of a group's sentence and reason with what they name. Somebody who did it alone several
 * times is one person: `count` is then how many times, else how many others there are.
 */
export function sayGroup(group: NotificationGroup) {
  const [latest] = group;
  const said = say(latest);
  const { kind } = latest;
  if (group.length === 1 || !isGroupable(kind)) return { ...said, count: 1 };
  const people = new Set(group.map(({ actor }) => actor?.id)).size;
  return people === 1
    ? { ...said, sentence: `again.${kind}` as const, count: group.length }
    : { ...said, sentence: `group.${kind}` as const, count: people - 1 };
}
