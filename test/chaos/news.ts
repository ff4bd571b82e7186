import { listNotifications } from '@leaven/shared/notifications/notifications.api';
import type { Mailbox } from '../support/mailbox';
import { until } from '../support/until';
import type { Person } from './person';

/** Longer than the leases that a killed server leaves behind, and the rest between pieces of work. */
const WAIT_MS = 300_000;

const remarksIn = (text = ''): string[] => text.match(/remark [0-9a-f-]{36}/g) ?? [];

/** How often each remark stands in some texts. */
function timesOf(texts: readonly (string | undefined)[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const remark of texts.flatMap(remarksIn)) times.set(remark, (times.get(remark) ?? 0) + 1);
  return times;
}

/** Each message once: sent again after a crash it has the same name, by which mail readers know it. */
const messagesIn = ({ received }: Mailbox) => [
  ...new Map(received.map((mail) => [mail.messageId, mail])).values(),
];

async function bellOf(person: Person): Promise<string[]> {
  const texts: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await person.call(listNotifications, { query: { cursor, limit: 100 } });
    texts.push(...page.items.map(({ excerpt }) => excerpt));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return texts;
}

function compare(where: string, told: Map<string, number>, remarks: Iterable<string>): string[] {
  return [...remarks].flatMap((remark) => {
    const times = told.get(remark) ?? 0;
    return times === 1 ? [] : [`"${remark}" came ${times} times by ${where}, once is right`];
  });
}

/**
 * Holds what an author was told of the comments on their ideas against the comments that were
 * acknowledged: each once in the bell, each in one e-mail.
 * @returns what is wrong, and how many messages came again by the same name
 */
export async function compareNews(
  author: Person,
  mailbox: Mailbox,
  remarks: readonly string[],
): Promise<{ wrong: string[]; mails: number; again: number }> {
  await until(
    async () => timesOf(messagesIn(mailbox).map(({ text }) => text)),
    (told) => remarks.every((remark) => told.has(remark)),
    WAIT_MS,
  );
  const messages = messagesIn(mailbox);
  return {
    wrong: [
      ...compare('bell', timesOf(await bellOf(author)), remarks),
      ...compare('e-mail', timesOf(messages.map(({ text }) => text)), remarks),
    ],
    mails: messages.length,
    again: mailbox.received.length - messages.length,
  };
}
