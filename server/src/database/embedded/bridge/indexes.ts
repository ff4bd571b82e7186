import type { BSON } from 'bson';
import { decode, encode } from './bson';
import type { Command } from './command';
import { codeOfPackedState, errorWithCode } from './errors';
import { type Connections, toBytes } from './sql';
import { execute, retryConflicts } from './writes';

const EMPTY_DOCUMENT = 5; // bytes
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function throwFailure(answer: BSON.Document): never {
  const [shard = answer] = Object.values<BSON.Document>(answer.raw ?? {});
  throw errorWithCode(
    codeOfPackedState(shard.code),
    shard.errmsg ?? 'the index could not be built',
  );
}

/** Builds indexes and answers when they are ready. */
export async function createIndexes(connections: Connections, command: Command): Promise<Buffer> {
  const [answer, ok, requests] = await retryConflicts(command, () =>
    execute(connections, command, 'createIndexes', [command.database, command.body]),
  );
  if (ok !== 't') throwFailure(decode(toBytes(answer)));
  const queued = toBytes(requests);
  if (queued.length > EMPTY_DOCUMENT) await finishBuild(connections, command, queued);
  return toBytes(answer);
}

async function finishBuild(
  connections: Connections,
  command: Command,
  queued: Buffer,
): Promise<void> {
  // The build waits in a queue which a scheduled job looks at now and then. Looking at it at once
  // takes milliseconds; should that fail, the job still does it.
  await connections.run('buildIndexes').catch(() => {});
  for (let wait = 5; ; wait = Math.min(wait * 2, 200)) {
    const [answer, ok, complete] = await execute(connections, command, 'indexStatus', [queued]);
    if (ok !== 't') throwFailure(decode(toBytes(answer)));
    if (complete === 't') return;
    await sleep(wait);
  }
}

export async function dropIndexes(connections: Connections, command: Command): Promise<Buffer> {
  const [row] = await retryConflicts(command, () =>
    execute(connections, command, 'dropIndexes', [command.database, command.body]),
  );
  const answer = decode(toBytes(row));
  if (!answer.ok) throwFailure(answer);
  return encode({ ...answer, ok: 1 });
}
