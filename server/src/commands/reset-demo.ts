import { resetDemo } from '../features/demo/demo.reset';
import { runCommand, withDatabase } from './open';

const usage = `npm run reset-demo
  Removes the demo company with all that visitors added; the next start fills it anew. A database
  that the demo did not fill is left as it is. End Leaven first.`;

await runCommand(usage, (config) =>
  withDatabase(config, async () => {
    await resetDemo();
    process.stdout.write('The demo company is removed; the next start fills it anew.\n');
    return 0;
  }),
);
