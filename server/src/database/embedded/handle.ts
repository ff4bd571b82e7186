import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromSupervisor, Plan, ToSupervisor } from './engine';
import { EmbeddedDatabaseError, messageOf } from './error';
import { hasEnded, sleep } from './processes';
import type { Report } from './progress';

const STOP_LIMIT_MS = 7_000;
const MAX_PAUSE_MS = 5_000;

/** The server's side of its supervisor, which is started again if it is killed. */
export interface SupervisorHandle {
  host: string;
  pid(): number | undefined;
  databasePid(): number | undefined;
  analyze(): Promise<void>;
  stop(): Promise<void>;
}

const BUILT = 'embedded-supervisor.js';

/** How to start the supervisor: its source beside this one, or what was built beside the server. */
function supervisorCommand(): { args: string[]; cwd: string } {
  const here = fileURLToPath(import.meta.url);
  const folder = dirname(here);
  if (here.endsWith('.ts'))
    return { args: ['--import', 'tsx', join(folder, 'supervisor.ts')], cwd: folder };
  // The server and the chunks it shares are built into one folder, commands into one below it.
  const built = [folder, dirname(folder)].find((at) => existsSync(join(at, BUILT))) ?? folder;
  return { args: [join(built, BUILT)], cwd: built };
}

export async function startSupervisor(plan: Plan, report: Report): Promise<SupervisorHandle> {
  let databasePid: number | undefined;
  let stopping: Promise<void> | undefined;
  let analyses = 0;

  const launch = async () => {
    const child = spawnSupervisor();
    child.on('message', (message: FromSupervisor) => {
      if (message.type === 'progress') report(message.progress);
      if (message.type === 'database') databasePid = message.pid;
    });
    send(child, { type: 'start', plan });
    const host = await answerOf(child);
    return { child, host };
  };

  const first = await launch();
  let { child } = first;

  const watch = () => {
    child.once('exit', async () => {
      databasePid = undefined;
      for (let pause = 50; !stopping; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
        try {
          ({ child } = await launch());
          watch();
          return;
        } catch (error) {
          report({ message: messageOf(error) });
          await sleep(pause);
        }
      }
    });
  };
  watch();

  return {
    host: first.host,
    pid: () => child.pid,
    databasePid: () => databasePid,
    analyze: () => {
      const id = ++analyses;
      send(child, { type: 'analyze', id });
      return analysed(child, id);
    },
    stop: () => {
      stopping ??= end(child);
      return stopping;
    },
  };
}

function spawnSupervisor(): ChildProcess {
  const { args, cwd } = supervisorCommand();
  return spawn(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true, // a session of its own: Ctrl-C must reach it through the server only
  });
}

const send = (child: ChildProcess, message: ToSupervisor) => {
  if (child.connected) child.send(message, () => {}); // its end is seen elsewhere
};

/** Resolves to where drivers connect; rejects with the sentence the supervisor ends with. */
function answerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (message: string) => reject(new EmbeddedDatabaseError(message));
    child.on('message', (message: FromSupervisor) => {
      if (message.type === 'ready') resolve(message.host);
      if (message.type === 'failed') fail(message.message);
    });
    child.once('error', (error) => fail(`The database cannot be started: ${error.message}`));
    child.once('exit', () => fail('The process that runs the database ended unexpectedly.'));
  });
}

function analysed(child: ChildProcess, id: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (failure: string | null) => {
      child.off('message', hear);
      child.off('exit', lose);
      if (failure === null) resolve();
      else reject(new EmbeddedDatabaseError(failure));
    };
    const hear = (message: FromSupervisor) => {
      if (message.type === 'analyzed' && message.id === id) settle(message.failure);
    };
    const lose = () => settle('The database was restarted meanwhile.');
    child.on('message', hear);
    child.once('exit', lose);
  });
}

async function end(child: ChildProcess): Promise<void> {
  send(child, { type: 'stop' });
  if (await hasEnded(child, STOP_LIMIT_MS)) return;
  child.kill('SIGKILL');
}
