/**
 * An app to be killed: starts the database of the folder in its first argument, then writes notes
 * and prints the id of each one that was acknowledged.
 */
import { mongo } from 'mongoose';
import { startEmbeddedDatabase } from '../../../server/src/database/embedded/index';

const dataDir = process.argv[2] ?? '';
const database = await startEmbeddedDatabase({ dataDir, force: 'documentdb' });
const client = await mongo.MongoClient.connect(database.uri('test'));
const notes = client.db().collection<{ _id: string }>('notes');
console.log(JSON.stringify(database.pids()));
for (let i = 0; ; i++) {
  await notes.insertOne({ _id: `${process.pid}-${i}` });
  console.log(`${process.pid}-${i}`);
}
