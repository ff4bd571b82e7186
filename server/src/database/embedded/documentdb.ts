import { join } from 'node:path';
import { startBridge } from './bridge/server';
import { prepareCluster, updateExtensions } from './cluster';
import type { Engine, EngineEvents, Plan } from './engine';
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
  events.progress({ message: 'Starting the database', fraction: 0.95 });
  const postgres = await startPostgres(cluster, (change) => {
    if ('pid' in change) events.databasePid(change.pid);
    else events.progress({ message: `The database does not start again: ${change.failure}` });
  });
  try {
    await updateExtensions(cluster);
    const bridge = await startBridge(cluster.address, socket);
    return {
      host: socket,
      databasePid: postgres.pid,
      analyze: bridge.analyze,
      stop: async () => {
        await bridge.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
