import type { RunAs } from './processes';
import type { Programs } from './programs';
import type { EmbeddedProgress } from './progress';

export type EngineName = 'mongod' | 'documentdb';

/** What the supervisor is to run; it goes to it as a message, so it is plain data. */
export type Plan = {
  /** Folder of the database; see places.ts. */
  home: string;
  /** The process the supervisor works for. */
  owner: number;
  durable: boolean;
} & (
  | { engine: 'mongod'; binary: string }
  | { engine: 'documentdb'; programs: Programs; runAs: RunAs; socket: string }
);

/** A running engine, in the supervisor's process. */
export interface Engine {
  /** Where MongoDB's drivers connect: `host:port`, or a socket's path. */
  host: string;
  analyze(): Promise<void>;
  stop(): Promise<void>;
}

/** What an engine tells while it runs. */
export interface EngineEvents {
  progress(progress: EmbeddedProgress): void;
  /** A database process serves: the first, or one that was started again. */
  onReady(pid: number): void;
  /** It ended and could not be started again; that will be tried once more. */
  onFailure(reason: string): void;
}

/** There is no message to stop: the channel's end is. */
export type ToSupervisor = { type: 'start'; plan: Plan } | { type: 'analyze'; id: number };

export type FromSupervisor =
  | { type: 'progress'; progress: EmbeddedProgress }
  | { type: 'database'; pid: number }
  | { type: 'ready'; host: string }
  | { type: 'failed'; message: string }
  | { type: 'analyzed'; id: number; failure: string | null };
