import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './error';
import { sleep, startOf } from './processes';

/** Whose lock it is: the process that holds it, and the one it works for. */
interface Claim {
  pid: number;
  start: string;
  owner: { pid: number; start: string };
}

export interface Lock {
  release(): void;
}

export interface LockOptions {
  /** The process the holder works for; when it is dead the holder is about to let go. */
  owner?: number;
  /** How long to wait for a living holder that is not about to let go. */
  patienceMs?: number;
}

let claims = 0; // within this process

const ENDING_MS = 10_000;
const TIES = 10;

/**
 * Takes the lock that a folder stands for; null if another living process has it.
 *
 * Each contender puts a file of its own into the folder, then looks for others: of two, the later
 * one certainly sees the earlier, so two can never both hold it. Files of dead processes count for
 * nothing, which is how a stale lock is taken over; names are never used twice, so removing them
 * is safe. Two that come at the same moment may both step back, hence the retries.
 */
export async function takeLock(folder: string, options: LockOptions = {}): Promise<Lock | null> {
  mkdirSync(folder, { recursive: true });
  const me = claimOf(process.pid, options.owner ?? process.pid);
  const file = join(folder, `${me.pid}-${me.start}-${++claims}.json`);
  const began = Date.now();
  for (let ties = 0; ; ) {
    writeWhole(file, me);
    const others = livingClaims(folder, file);
    if (others.length === 0) return { release: () => rmSync(file, { force: true }) };
    rmSync(file, { force: true });

    const waited = Date.now() - began;
    const ending = others.every(({ owner }) => startOf(owner.pid) !== owner.start);
    const mayWait = waited < (ending ? ENDING_MS : (options.patienceMs ?? 0));
    if (!mayWait && ++ties > TIES) return null;
    await sleep(10 + Math.random() * 40);
  }
}

function claimOf(pid: number, owner: number): Claim {
  return { pid, start: startOf(pid) ?? '', owner: { pid: owner, start: startOf(owner) ?? '' } };
}

/** A file that is there is whole: it is written under another name first. */
function writeWhole(file: string, claim: Claim): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify(claim));
  renameSync(draft, file);
}

function livingClaims(folder: string, mine: string): Claim[] {
  const living: Claim[] = [];
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (file === mine || !name.endsWith('.json')) continue;
    const claim = readClaim(file);
    if (claim === null) continue; // its process let go just now
    if (startOf(claim.pid) === claim.start) living.push(claim);
    else rmSync(file, { force: true });
  }
  return living;
}

function readClaim(file: string): Claim | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Claim;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // Cut short by a crash of the machine: nobody who is alive wrote it.
    rmSync(file, { force: true });
    return null;
  }
}
