import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, line, typed } from '../http/fields';

/** An answer to an email, as a mail server hands it on: parts of the message it received. */
export const inboundMail = z.strictObject({
  /** The address that it came to, from the envelope where that is known. */
  to: line(1, 320),
  from: line(1, 320),
  /** Its `Message-ID`: handed on twice, it is posted once. */
  messageId: line(1, 998),
  /** The part in plain text, with what it quotes; its beginning is enough. */
  text: typed(30_000),
  /** Its header `Auto-Submitted`, where it has one: what a machine wrote is nobody's comment. */
  autoSubmitted: z.optional(line(0, 100)),
});
export type InboundMail = z.output<typeof inboundMail>;

export const receiveMail = defineEndpoint({
  method: 'POST',
  path: '/api/inbound/mail',
  access: 'public',
  summary:
    'Post an answer to an email as a comment; for a mail server, which sends INBOUND_MAIL_TOKEN as a bearer token',
  body: inboundMail,
  response: z.object({
    /** Null where there was nothing of a person to post. */
    commentId: z.nullable(id),
  }),
});
