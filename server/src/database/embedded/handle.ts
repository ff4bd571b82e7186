import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromSupervisor, Plan, ToSupervisor } from './engine';
import { EmbeddedDatabaseError } from './error';
import { type KeptProcess, keepRunning } from './kept-running';
import { hasEnded } from './processes';
import type { Report } from './progress';

const STOP_LIMIT_MS = 7_000;
const BUILT = 'embedded-supervisor.js';

/** The server's side of its supervisor, which is started again if it is killed. */
export interface SupervisorHandle extends KeptProcess {
  /** Where drivers connect. */
  host: string;
  databasePid(): number | undefined;
  analyze(): Promise<void>;
}

export async function startSupervisor(plan: Plan, report: Report): Promise<SupervisorHandle> {
  let child: ChildProcess | undefined;
  let databasePid: number | undefined;
  let host = '';
  let analyses = 0;

  const launch = async () => {
    const launched = spawnSupervisor();
    launched.on('message', (message: FromSupervisor) => {
      if (message.type === 'progress') report(message.progress);
      if (message.type === 'database') databasePid = message.pid;
    });
    launched.once('exit', () => {
      databasePid = undefined;
    });
    send(launched, { type: 'start', plan });
    host = await answerOf(launched);
    child = launched;
    return launched;
  };
  const kept = await keepRunning({
    launch,
    end,
    onReady: () => {},
    onFailure: (message) => report({ message }),
  });

  return {
    ...kept,
    host,
    databasePid: () => databasePid,
    analyze: async () => {
      if (!child) return;
      const id = ++analyses;
      send(child, { type: 'analyze', id });
      await analysed(child, id);
    },
  };
}

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

/** Closes the channel, which the supervisor takes as the end of its server. */
async function end(child: ChildProcess): Promise<void> {
  if (child.connected) child.disconnect();
  if (!(await hasEnded(child, STOP_LIMIT_MS))) child.kill('SIGKILL');
}
