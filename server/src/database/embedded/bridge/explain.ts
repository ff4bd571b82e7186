import { decode, encode } from './bson';
import type { Command } from './command';
import { errorWithCode } from './errors';
import type { Connections, Statement } from './sql';

const STATEMENTS = new Map<string, Statement>([
  ['find', 'explainFind'],
  ['aggregate', 'explainAggregate'],
  ['count', 'explainCount'],
  ['distinct', 'explainDistinct'],
]);

/** Answers with PostgreSQL's plan: `{queryPlanner: {namespace, postgres: [{Plan}]}}`. */
export async function explain(connections: Connections, command: Command): Promise<Buffer> {
  const inner = decode(command.body).explain;
  const [kind = ''] = Object.keys(inner);
  const statement = STATEMENTS.get(kind);
  if (!statement) throw errorWithCode(115, `explain of ${kind} is not supported`);
  const [plan] = await connections.run(statement, [command.database, encode(inner)]);
  const namespace = `${command.database}.${inner[kind]}`;
  return encode({ queryPlanner: { namespace, postgres: JSON.parse(plan ?? '[]') }, ok: 1 });
}
