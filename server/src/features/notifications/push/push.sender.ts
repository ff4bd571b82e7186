import { groupsOf } from '@leaven/shared/notifications/grouping';
import { pageOf } from '@leaven/shared/notifications/say';
import { mailSettings } from '../../../mail/mail';
import { encryptPush } from '../../../push/encrypt';
import type { PushAnswer, PushTransport } from '../../../push/post';
import { vapidHeader, vapidKeys } from '../../../push/vapid';
import type { Outcome, Sender } from '../delivery/send';
import type { CompanyName } from '../mail/mail.sender';
import { sentenceOf } from '../mail/sentence';
import { plain, type Say, sayIn } from '../mail/words';
import { presentNotifications } from '../notifications.presenter';
import { personalSettings } from '../settings/settings.service';
import { type PushSubscriptionRow, SubscriptionRow } from './subscriptions.model';

/** News of a day ago are in the inbox. */
const TTL_S = 24 * 60 * 60;
const SHOWN = 3;
const LONGEST = 240;

/** What the device's own notification says. */
interface Pushed {
  title: string;
  body: string;
  /** Where it leads, below Leaven's own address. */
  url: string;
  /** The same message again takes the place of the first. */
  tag: string;
}

const cut = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;

type Views = Awaited<ReturnType<typeof presentNotifications>>;

function pushedOf(views: Views, company: string, say: Say, tag: string): Pushed {
  const groups = groupsOf(views);
  const [first] = groups;
  if (!first) throw new Error('a push without a fact');
  const sentences = groups.map((group) => cut(plain(sentenceOf(group, say).html)));
  if (groups.length === 1)
    return { title: sentences[0] ?? '', body: cut(first[0].excerpt), url: pageOf(first[0]), tag };
  const title = cut(plain(say('digest', { count: groups.length, company })));
  return { title, body: sentences.slice(0, SHOWN).join('\n'), url: '/inbox', tag };
}

type Tried = PushAnswer | Error;

/** Sends to one device; one that is gone for good is forgotten. */
async function pushTo(
  { _id, endpoint, keys }: PushSubscriptionRow,
  pushed: Pushed,
  transport: PushTransport,
): Promise<Tried> {
  try {
    const headers = {
      Authorization: vapidHeader(await vapidKeys(), endpoint, `mailto:${mailSettings().from}`),
      'Content-Type': 'application/octet-stream',
      'Content-Encoding': 'aes128gcm',
      TTL: TTL_S,
      Topic: pushed.tag,
    };
    const body = encryptPush(JSON.stringify(pushed), keys);
    const answer = await transport({ endpoint, headers, body });
    if (answer.status === 404 || answer.status === 410) await SubscriptionRow.deleteOne({ _id });
    return answer;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const isTaken = (tried: Tried) => !(tried instanceof Error) && tried.status < 300;
/** The service is away or busy; what else it refuses it will refuse again. */
const isForNow = (tried: Tried) =>
  tried instanceof Error || tried.status === 429 || tried.status >= 500;
const wordsOf = (tried: Tried) =>
  tried instanceof Error ? tried.message : `${tried.status} ${tried.words}`.trim();

/** Pushes facts to all devices of a person, as one notification. */
export const pushSender =
  (companyName: CompanyName, transport: PushTransport): Sender =>
  async ({ _id, userId }, { facts }): Promise<Outcome> => {
    const devices = await SubscriptionRow.find({ userId }).lean();
    if (devices.length === 0) return { kind: 'dropped', answer: 'There is no device.' };
    const [{ language }, company, views] = await Promise.all([
      personalSettings.of(String(userId)),
      companyName(),
      presentNotifications(facts),
    ]);
    const pushed = pushedOf(views, company, sayIn(language), String(_id));
    const tried = await Promise.all(devices.map((device) => pushTo(device, pushed, transport)));
    const answer = tried.map(wordsOf).join('; ');
    // One device is enough: trying all again would show it twice on those that have it.
    if (tried.some(isTaken)) return { kind: 'sent', answer };
    return tried.some(isForNow)
      ? { kind: 'refused', answer, final: false }
      : { kind: 'dropped', answer };
  };
