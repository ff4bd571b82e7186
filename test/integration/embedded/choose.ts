/**
 * Chooses an engine as an app would whose environment is this process's; for tests that change
 * PATH or the mirror. Options as JSON in the first argument; prints the choice or the error.
 */
import { chooseEngine } from '../../../server/src/database/embedded/choice';

const options = JSON.parse(process.argv[2] ?? '');
try {
  console.log(JSON.stringify(await chooseEngine(options, () => {})));
} catch (error) {
  const { name, message } = error as Error;
  console.log(JSON.stringify({ name, message }));
}
