import type { Socket } from 'node:net';

/**
 * MongoDB's wire protocol: messages are cut out of the stream, their raw documents handed on one
 * message at a time per connection, and answers framed.
 * https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;

const MSG_PREFIX = Buffer.from([0, 0, 0, 0, 0]); // no flags; a section of kind 0
const REPLY_PREFIX = Buffer.alloc(20);
REPLY_PREFIX.writeInt32LE(8, 0); // await capable
REPLY_PREFIX.writeInt32LE(1, 16); // one document

/** Answers a command's raw document (and the raw documents beside it) with a raw document. */
export type Answer = (body: Buffer, sequence: Buffer | null) => Promise<Buffer>;

/** Serves one client. Anything that is not the protocol ends the connection. */
export function serveConnection(socket: Socket, maxMessageBytes: number, answer: Answer): void {
  socket.setNoDelay(true);
  socket.on('error', () => {}); // a client that goes away is no event
  let chunks: Buffer[] = [];
  let have = 0;
  let previous = Promise.resolve();
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    have += chunk.length;
    for (;;) {
      const size = messageSize(chunks, have);
      if (size === null) return;
      if (size < HEADER_BYTES || size > maxMessageBytes + 16_384) {
        socket.destroy();
        return;
      }
      if (have < size) return;
      const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      const message = all.subarray(0, size);
      chunks = all.length > size ? [all.subarray(size)] : [];
      have = all.length - size;
      previous = previous
        .then(() => handle(socket, message, answer))
        .catch((error: unknown) => {
          process.stderr.write(`[bridge] connection ended: ${String(error)}\n`);
          socket.destroy();
        });
    }
  });
}

function messageSize(chunks: Buffer[], have: number): number | null {
  if (have < HEADER_BYTES) return null;
  if (chunks[0] && chunks[0].length < 4) chunks.splice(0, chunks.length, Buffer.concat(chunks));
  return chunks[0]?.readInt32LE(0) ?? null;
}

async function handle(socket: Socket, message: Buffer, answer: Answer): Promise<void> {
  const requestId = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP_QUERY) {
    // Only a driver's first hello comes this way: flags, name, skip, limit, then the document.
    const start = message.indexOf(0, HEADER_BYTES + 4) + 9;
    const body = message.subarray(start, start + message.readInt32LE(start));
    reply(socket, requestId, OP_REPLY, REPLY_PREFIX, await answer(body, null));
    return;
  }
  if (opcode !== OP_MSG) throw new Error(`opcode ${opcode} is not supported`);
  const flags = message.readUInt32LE(HEADER_BYTES);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const { body, sequence } = sectionsOf(message.subarray(0, end));
  const document = await answer(body, sequence);
  if (!(flags & MORE_TO_COME)) reply(socket, requestId, OP_MSG, MSG_PREFIX, document);
}

function sectionsOf(message: Buffer): { body: Buffer; sequence: Buffer | null } {
  let body: Buffer | undefined;
  let sequence: Buffer | null = null;
  for (let at = HEADER_BYTES + 4; at < message.length; ) {
    const kind = message[at];
    const start = at + 1;
    const size = message.readInt32LE(start);
    if (kind === 0) body = message.subarray(start, start + size);
    else if (kind === 1)
      sequence = message.subarray(message.indexOf(0, start + 4) + 1, start + size);
    else throw new Error(`a section of kind ${kind} is not supported`);
    at = start + size;
  }
  if (!body) throw new Error('a message without a body');
  return { body, sequence };
}

let lastId = 0;

function reply(
  socket: Socket,
  requestId: number,
  opcode: number,
  prefix: Buffer,
  document: Buffer,
): void {
  const head = Buffer.alloc(HEADER_BYTES + prefix.length);
  lastId = (lastId + 1) & 0x7fffffff;
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(lastId, 4);
  head.writeInt32LE(requestId, 8);
  head.writeInt32LE(opcode, 12);
  prefix.copy(head, HEADER_BYTES);
  socket.cork();
  socket.write(head);
  socket.write(document);
  socket.uncork();
}
