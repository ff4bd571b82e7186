import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { until } from './until';

export interface ReceivedMail extends ParsedMail {
  /** The envelope's receiver. */
  receiver: string;
}

export interface Mailbox {
  /** For `SMTP_URL`. */
  url: string;
  received: ReceivedMail[];
  /** Waits until so many have come to an address; gives them in the order of their coming. */
  to(address: string, count?: number): Promise<ReceivedMail[]>;
  /** What the server says to the next messages instead of taking them. */
  refuse: { receiver?: [code: number, words: string]; text?: [code: number, words: string] };
  close(): Promise<void>;
}

const refusal = ([code, words]: [number, string]): Error =>
  Object.assign(new Error(words), { responseCode: code });

/** A real SMTP server that keeps what it takes, each message read by a mail parser. */
export async function openMailbox(port = 0): Promise<Mailbox> {
  const received: ReceivedMail[] = [];
  const refuse: Mailbox['refuse'] = {};
  const server = new SMTPServer({
    authMethods: ['PLAIN'],
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === 'leaven' && password === 'secret') done(null, { user: username });
      else done(refusal([535, 'We do not know you']));
    },
    onRcptTo(_address, _session, done) {
      done(refuse.receiver ? refusal(refuse.receiver) : null);
    },
    onData(stream, { envelope }, done) {
      simpleParser(stream).then(
        (mail) => {
          if (refuse.text) return done(refusal(refuse.text));
          const [to] = envelope.rcptTo;
          received.push({ ...mail, receiver: to?.address ?? '' });
          done(null, 'kept in the mailbox');
        },
        (error: Error) => done(error),
      );
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = server.server.address();
  const at = typeof bound === 'object' && bound ? bound.port : port;
  const addressed = (address: string) => received.filter(({ receiver }) => receiver === address);
  return {
    url: `smtp://leaven:secret@127.0.0.1:${at}`,
    received,
    refuse,
    to: (address, count = 1) =>
      until(
        async () => addressed(address),
        (found) => found.length >= count,
        20_000,
      ),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
