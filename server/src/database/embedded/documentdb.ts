import { join } from 'node:path';
import { startBridge } from './bridge/server';
import { prepareCluster, updateExtensions } from './cluster';
import type { Engine, EngineEvents, Plan } from './engine';
import type { KeptProcess } from './kept-running';
import { removeIfTemporary } from './places';
import { startPostgres } from './postgres';

/** PostgreSQL 18 with DocumentDB behind the bridge. */
export async function startDocumentdb(
  plan: Extract<Plan, { engine: 'documentdb' }>,
  events: EngineEvents,
): Promise<Engine> {
  const { programs, runAs, durable, socket } = plan;
  const cluster = await prepareCluster(
    { folder: join(plan.home, 'documentdb'), programs, runAs, durable },
    events.progress,
  );
  const sockets = cluster.address.folder;
  events.progress({ message: 'Starting the database', fraction: 0.95 });
  let postgres: KeptProcess | undefined;
  try {
    const server = await startPostgres(cluster, events);
    postgres = server;
    await updateExtensions(cluster);
    const bridge = await startBridge(cluster.address, socket);
    return {
      host: socket,
      analyze: bridge.analyze,
      stop: async () => {
        // At once: a long query ends with its server, and the bridge waits for its queries.
        await Promise.all([bridge.close(), server.stop()]);
        removeIfTemporary(sockets);
      },
    };
  } catch (error) {
    await postgres?.stop();
    removeIfTemporary(sockets);
    throw error;
  }
}
