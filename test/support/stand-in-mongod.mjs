#!/usr/bin/env node
/**
 * Stands in for mongod where there is none: takes its flags and speaks as much of its protocol as
 * starting a replica set of one needs. What it is told it keeps in --dbpath, as mongod would.
 *
 * STAND_IN_VERSION changes what --version says, STAND_IN_FAILS lets every start fail.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BSON } from 'bson';

const { values } = parseArgs({
  options: {
    version: { type: 'boolean' },
    dbpath: { type: 'string' },
    replSet: { type: 'string' },
    bind_ip: { type: 'string' },
    port: { type: 'string' },
    nounixsocket: { type: 'boolean' },
    setParameter: { type: 'string', multiple: true },
    wiredTigerCacheSizeGB: { type: 'string' },
  },
});

if (values.version) {
  console.log(`db version v${process.env.STAND_IN_VERSION ?? '8.0.4'}`);
  process.exit(0);
}
if (process.env.STAND_IN_FAILS) {
  const attr = { error: 'No space left on device' };
  console.log(JSON.stringify({ s: 'E', c: 'CONTROL', msg: 'DBException in initAndListen', attr }));
  process.exit(100);
}

const { dbpath, replSet, bind_ip: host, port } = values;
const address = `${host}:${port}`;
const memory = join(dbpath, 'set.json');
let set = existsSync(memory) ? JSON.parse(readFileSync(memory, 'utf8')) : null;
writeFileSync(join(dbpath, 'mongod.lock'), `${process.pid}\n`);

function keep(config) {
  if (config._id !== replSet) return { ok: 0, code: 93, errmsg: 'another set' };
  if (config.members[0].host !== address) return { ok: 0, code: 74, errmsg: 'not this node' };
  set = config;
  writeFileSync(memory, JSON.stringify(set));
  return { ok: 1 };
}

const isPrimary = () => set?.members[0].host === address;
const hello = () => ({
  ok: 1,
  helloOk: true,
  isWritablePrimary: isPrimary(),
  ismaster: isPrimary(),
  ...(isPrimary() ? { setName: replSet, hosts: [address], me: address } : { isreplicaset: true }),
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 25,
});

const commands = {
  hello,
  ismaster: hello,
  ping: () => ({ ok: 1 }),
  endSessions: () => ({ ok: 1 }),
  buildInfo: () => ({ ok: 1, version: '8.0.4' }),
  replSetGetConfig: () =>
    set ? { ok: 1, config: set } : { ok: 0, code: 94, errmsg: 'no replset config' },
  replSetInitiate: ({ replSetInitiate }) =>
    set
      ? { ok: 0, code: 23, errmsg: 'already initialized' }
      : keep({ version: 1, ...replSetInitiate }),
  replSetReconfig: ({ replSetReconfig, force }) =>
    force && replSetReconfig.version > set.version
      ? keep(replSetReconfig)
      : { ok: 0, code: 10107, errmsg: 'not primary' },
};

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

function answer(message) {
  const opcode = message.readInt32LE(12);
  const start = opcode === OP_QUERY ? message.indexOf(0, 20) + 9 : 21;
  const command = BSON.deserialize(message.subarray(start));
  const handle = commands[Object.keys(command)[0]];
  const document = BSON.serialize(
    handle ? handle(command) : { ok: 0, code: 59, errmsg: 'no such command' },
  );
  const prefix = Buffer.alloc(opcode === OP_QUERY ? 20 : 5);
  if (opcode === OP_QUERY) prefix.writeInt32LE(1, 16);
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + prefix.length + document.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(opcode === OP_QUERY ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([head, prefix, document]);
}

createServer((socket) => {
  let buffer = Buffer.alloc(0);
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    while (buffer.length >= 16 && buffer.length >= buffer.readInt32LE(0)) {
      const size = buffer.readInt32LE(0);
      socket.write(answer(buffer.subarray(0, size)));
      buffer = buffer.subarray(size);
    }
  });
}).listen(Number(port), host);

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
