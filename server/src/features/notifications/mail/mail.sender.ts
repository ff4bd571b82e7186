import type { SendMailOptions } from 'nodemailer';
import { answerOf, isFinalRefusal, mailSettings, mailWay, sendMail } from '../../../mail/mail';
import type { Sending } from '../delivery/deliveries.model';
import type { Outcome, Sender } from '../delivery/send';
import type { Notification } from '../notifications.model';
import { presentNotifications } from '../notifications.presenter';
import { personalSettings } from '../settings/settings.service';
import { answerAddress, messageId, stopToken, threadId } from './addresses';
import { type Letter, writeLetter } from './letter';
import { plain, sayIn } from './words';

/** What the company is called; only the settings know. */
export type CompanyName = () => Promise<string>;

/**
 * Answers go to an idea: mail that is about several things, or a project, takes none. Neither does what tells
 * of a staff note, whose answer must not come to be read by everybody.
 */
const takesAnswer = ({ about }: Sending, facts: readonly Notification[]): boolean =>
  about.startsWith('idea:') && !facts.some(({ kind }) => kind === 'staff_note');

function messageOf(
  { _id, about }: Sending,
  to: { name: string; address: string },
  from: string,
  letter: Letter,
  answersTo: string | undefined,
  stop: string,
): SendMailOptions {
  const { from: sender, publicUrl } = mailSettings();
  const thread = about ? { inReplyTo: threadId(about), references: threadId(about) } : {};
  return {
    ...letter,
    ...thread,
    from: { name: from, address: sender },
    to,
    replyTo: answersTo,
    messageId: messageId(String(_id)),
    headers: {
      // RFC 8058: one click, no page, no session.
      'List-Unsubscribe': `<${publicUrl}/api/unsubscribe/${stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  };
}

/** Puts facts into an e-mail and hands it to the server, or to the outbox where there is none. */
export const mailSender =
  (companyName: CompanyName): Sender =>
  async (sending, { person, facts }): Promise<Outcome> => {
    const way = mailWay();
    if (way === 'none') return { kind: 'dropped', answer: 'No mail server is set.' };
    const { publicUrl } = mailSettings();
    const userId = String(person._id);
    const [settings, company, views] = await Promise.all([
      personalSettings.of(userId),
      companyName(),
      presentNotifications(facts),
    ]);
    const [first, ...rest] = views;
    if (!first) throw new Error('a letter without a fact');
    const { language, timeZone } = settings;
    const answersTo = takesAnswer(sending, facts) ? answerAddress(String(sending._id)) : undefined;
    const stop = stopToken(userId);
    const letter = writeLetter({
      facts: [first, ...rest],
      isThread: sending.about !== '',
      company,
      language,
      timeZone: timeZone ?? 'UTC',
      publicUrl,
      stopUrl: `${publicUrl}/unsubscribe/${stop}`,
      canAnswer: answersTo !== undefined,
    });
    const to = { name: person.name, address: person.email };
    if (way === 'outbox')
      return {
        kind: 'sent',
        answer: 'Kept in the outbox.',
        preview: { to: to.address, ...letter },
      };
    const from = plain(sayIn(language)('from', { company }));
    try {
      const message = messageOf(sending, to, from, letter, answersTo, stop);
      return { kind: 'sent', answer: await sendMail(message) };
    } catch (error) {
      return { kind: 'refused', answer: answerOf(error), final: isFinalRefusal(error) };
    }
  };
