import { openSignedId, signId } from '../../../http/signed';
import { mailDomain, mailSettings } from '../../../mail/mail';

const STOP = 'leaven links that stop email';
const ANSWER = 'leaven addresses for answers';

/** What stops somebody's e-mail: in the header for their reader of mail, in the text for themselves. */
export const stopToken = (userId: string): string => signId(STOP, userId);
export const whoStops = (token: string): string | null => openSignedId(STOP, token);

/** Where an answer to a sending goes: `reply+<its sealed id>@…`; undefined where none is taken. */
export function answerAddress(sendingId: string): string | undefined {
  const { reply } = mailSettings();
  if (!reply) return undefined;
  const [local, domain] = reply.address.split('@');
  return `${local}+${signId(ANSWER, sendingId)}@${domain}`;
}

/** The sending that an address was made for; null where it was not made here. */
export function answeredSending(address: string): string | null {
  const token = /\+([0-9a-f]{48})@/i.exec(address)?.[1];
  return token ? openSignedId(ANSWER, token.toLowerCase()) : null;
}

/** How a message is called for ever; sent again it is the same. */
export const messageId = (sendingId: string): string => `<${sendingId}@${mailDomain()}>`;

/** The head of the thread of all mail about one thing; nobody ever gets it itself. */
export const threadId = (about: string): string => `<${about.replace(':', '.')}@${mailDomain()}>`;
