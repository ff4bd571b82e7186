import { groupsOf, type NotificationGroup } from '@leaven/shared/notifications/grouping';
import type { NotificationView } from '@leaven/shared/notifications/notifications.schemas';
import { pageOf } from '@leaven/shared/notifications/say';
import type { Language } from '@leaven/shared/notifications/settings.schemas';
import { type Html, html, page } from './page';
import { sentenceOf } from './sentence';
import { plain, type Say, sayIn } from './words';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

export interface Occasion {
  /** What is told, the latest first; at least one. */
  facts: [NotificationView, ...NotificationView[]];
  /** All of it is about one thing, in whose thread of mail it goes. */
  isThread: boolean;
  company: string;
  language: Language;
  timeZone: string;
  /** Where Leaven is, without a slash at the end. */
  publicUrl: string;
  /** Stops all e-mail without signing in. */
  stopUrl: string;
  /** Answers are taken. */
  canAnswer: boolean;
}

/** Readers of mail may cut and show the beginning of lines only; this is in both parts. */
export const answerMark = (say: Say): string => `--- ${plain(say('answerAbove'))} ---`;

/** What each of a group said, oldest first; of one alone its words are enough. */
function quotesOf(group: NotificationGroup, say: Say, time: Intl.DateTimeFormat): string[] {
  const told = group.filter(({ excerpt }) => excerpt !== '').toReversed();
  if (group.length === 1) return told.map(({ excerpt }) => `“${excerpt}”`);
  return told.map(({ actor, at, excerpt }) =>
    plain(
      say('said', {
        actor: actor?.name ?? say('notifications:somebody'),
        at: time.format(new Date(at)),
        text: excerpt,
      }),
    ),
  );
}

interface Item {
  sentence: string;
  because: string;
  quotes: string[];
  url: string;
}

const itemHtml = ({ sentence, because, quotes, url }: Item, say: Say): Html => html`
<div class="item">
<p dir="auto">${{ html: sentence }}</p>
${quotes.map((quote) => html`<p class="quote" dir="auto">${quote}</p>`)}
<p class="small">${because} <a href="${url}">${plain(say('open'))}</a></p>
</div>`;

const itemText = ({ sentence, because, quotes, url }: Item): string =>
  [plain(sentence), ...quotes.map((quote) => `  ${quote}`), because, url].join('\n');

/** Of a thing all mail has the same subject, else readers of mail would not thread it. */
function subjectOf({ facts, isThread, company }: Occasion, items: Item[], say: Say): string {
  const [{ idea, project }] = facts;
  const title = (idea ?? project)?.title;
  if (isThread && title) return title;
  const [only] = items;
  return items.length === 1 && only
    ? plain(only.sentence)
    : plain(say('digest', { count: items.length, company }));
}

/** Puts into words what is to be told: the same in text and in HTML. */
export function writeLetter(occasion: Occasion): Letter {
  const { facts, language, timeZone, publicUrl, stopUrl, canAnswer } = occasion;
  const say = sayIn(language);
  const time = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  const items = groupsOf(facts).map((group): Item => {
    const { html: sentence, because } = sentenceOf(group, say);
    const url = `${publicUrl}${pageOf(group[0])}`;
    return { sentence, because, quotes: quotesOf(group, say, time), url };
  });
  const subject = subjectOf(occasion, items, say);
  const settingsUrl = `${publicUrl}/me/notifications`;
  const mark = canAnswer ? answerMark(say) : '';
  const hint = canAnswer ? plain(say('answerHint')) : '';
  const [footer, choose, stop] = ['footer', 'settings', 'stop'].map((key) => plain(say(key)));
  const content = html`
${mark ? html`<p class="small">${mark}</p>` : ''}
<div class="sheet">${items.map((item) => itemHtml(item, say))}</div>
${hint ? html`<p class="small">${hint}</p>` : ''}
<p class="small">${footer ?? ''}
<a href="${settingsUrl}">${choose ?? ''}</a> · <a href="${stopUrl}">${stop ?? ''}</a></p>`;
  const text = [
    ...(mark ? [mark] : []),
    ...items.map(itemText),
    ...(hint ? [hint] : []),
    `--\n${footer}\n${choose}: ${settingsUrl}\n${stop}: ${stopUrl}`,
  ].join('\n\n');
  return { subject, text: `${text}\n`, html: page(language, subject, content) };
}
