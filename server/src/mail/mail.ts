import { createTransport, type SendMailOptions } from 'nodemailer';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them; null: none is set. */
  smtpUrl: string | null;
  /** Who it comes from. */
  from: string;
  /** Where people reach Leaven, for links; no slash at the end. */
  publicUrl: string;
  /** Without a server what would go out is kept to be looked at: development. */
  outbox: boolean;
  /** Where answers go, and what the mail server says to be let in with them; null: nobody takes them. */
  reply: { address: string; token: string } | null;
}

/** By which way mail leaves. */
export type MailWay = 'smtp' | 'outbox' | 'none';

/** Nobody waits longer for a server that says nothing. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

const openTransport = (url: string) =>
  createTransport({ url, pool: true, maxConnections: 3, ...timeouts });

let settings: MailSettings | undefined;
let transport: ReturnType<typeof openTransport> | undefined;

/** Called once at the start. */
export function useMail(given: MailSettings): void {
  settings = given;
  transport?.close();
  transport = given.smtpUrl === null ? undefined : openTransport(given.smtpUrl);
}

export function mailSettings(): MailSettings {
  if (!settings) throw new Error('mail was used before its settings were given');
  return settings;
}

export function mailWay(): MailWay {
  const { smtpUrl, outbox } = mailSettings();
  return smtpUrl !== null ? 'smtp' : outbox ? 'outbox' : 'none';
}

/** `smtp.company.example:587`: the server without what is secret about it. */
export function mailServer(): string | null {
  const { smtpUrl } = mailSettings();
  return smtpUrl === null ? null : new URL(smtpUrl).host;
}

/** What stands behind the @ in names of messages. */
export const mailDomain = (): string => mailSettings().from.replace(/^.*@|>.*$/g, '');

/** @returns what the server answered @throws with `response`, `responseCode` and `code` where it refused */
export async function sendMail(message: SendMailOptions): Promise<string> {
  if (!transport) throw new Error('no mail server is set');
  return (await transport.sendMail(message)).response;
}

export const closeMail = (): void => transport?.close();

export interface MailTrial {
  accepted: boolean;
  /** The server's last words, or what went wrong on the way to it. */
  answer: string;
  /** What was said, line by line; passwords are cut out. */
  transcript: string[];
}

const LONGEST_TRANSCRIPT = 200;

/** Sends one message over a connection of its own and writes down all that is said. */
export async function tryMail(message: SendMailOptions): Promise<MailTrial> {
  const { smtpUrl } = mailSettings();
  if (smtpUrl === null) throw new Error('no mail server is set');
  const transcript: string[] = [];
  const listen = (entry: object, line: unknown) => {
    const { tnx } = entry as { tnx?: string };
    const who = tnx === 'client' ? '→' : tnx === 'server' ? '←' : undefined;
    if (!who || transcript.length >= LONGEST_TRANSCRIPT) return;
    for (const part of String(line).trimEnd().split(/\r?\n/)) transcript.push(`${who} ${part}`);
  };
  const logger = { trace: listen, debug: listen, info: listen, warn: listen, error: listen };
  const trial = createTransport({ url: smtpUrl, ...timeouts, logger, debug: true });
  try {
    const { response } = await trial.sendMail(message);
    return { accepted: true, answer: response, transcript };
  } catch (error) {
    return { accepted: false, answer: answerOf(error), transcript };
  } finally {
    trial.close();
  }
}

/** The other side's own words where there are some, else what broke. */
export function answerOf(error: unknown): string {
  const { response, message, code } = error as {
    response?: string;
    message?: string;
    code?: string;
  };
  return response ?? [code, message].filter(Boolean).join(': ');
}

/** The server has said that it will never take this message: its receiver or its text. */
export function isFinalRefusal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
}
