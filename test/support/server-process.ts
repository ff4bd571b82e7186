import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { spawnLeaven } from './child';
import { until } from './until';

/** A port that was free a moment ago, so that a restarted server can have the same one again. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

export interface ServerProcess {
  url: string;
  pid: number;
  /** Everything it has printed. */
  output(): string;
  /** Ends it at once, as a power cut would; its children find out by themselves. */
  kill(): Promise<void>;
  /** Asks it to end, and waits. @returns its exit code */
  stop(): Promise<number | null>;
}

/** Starts the real server as a process of its own and waits until it is ready. */
export async function startServerProcess(options: {
  dataDir: string;
  port: number;
  env?: Record<string, string>;
}): Promise<ServerProcess> {
  const { child, output, ended, hasEnded } = spawnLeaven(
    ['--import', 'tsx', 'server/src/main.ts'],
    {
      PORT: String(options.port),
      HOST: '127.0.0.1',
      DATA_DIR: options.dataDir,
      RATE_LIMIT: '0',
      ...options.env,
    },
  );
  const url = `http://127.0.0.1:${options.port}`;
  const ready = await until(
    async () =>
      hasEnded() ||
      (await fetch(`${url}/readyz`).then(
        (r) => r.ok,
        () => false,
      )),
    Boolean,
    120_000,
  );
  if (!ready || hasEnded()) throw new Error(`The server did not start:\n${output()}`);
  return {
    url,
    pid: child.pid ?? 0,
    output,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

interface Process {
  pid: number;
  parent: number;
  command: string;
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(name), parent, command }];
      } catch {
        return []; // it ended meanwhile
      }
    });
}

/** All processes below one, with their command lines (Linux only). */
export function descendantsOf(pid: number): Process[] {
  const all = processes();
  const below = (parent: number): Process[] =>
    all.filter((p) => p.parent === parent).flatMap((p) => [p, ...below(p.pid)]);
  return below(pid);
}
