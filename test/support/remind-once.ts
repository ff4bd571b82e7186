/**
 * For a test: reminds of all that is due in the database of its first argument, and is killed, as by a
 * power cut, when it has done as many rounds as its second says.
 */
import { connectDatabase } from '../../server/src/database/connection';
import { remind } from '../../server/src/features/clock/reminders';

const [uri = '', rounds = '1'] = process.argv.slice(2);
await connectDatabase(uri);
let begun = 0;
await remind(() => {
  if (begun === Number(rounds)) process.kill(process.pid, 'SIGKILL');
  begun += 1;
  return false;
});
