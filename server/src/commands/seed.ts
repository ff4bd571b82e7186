import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { type SeedOptions, seedCompany, seedEmail, seedPassword } from '../seed/company';
import { runCommand, UsageError, withDatabase } from './open';

const usage = `npm run seed -- --size small|medium|large|IDEAS [options]
  Adds a generated company, to try Leaven at a size and to measure it. Not in production: everybody
  in it has the same password.
  --size SIZE      small: 500 ideas, medium: 5,000, large: 20,000, or any number of ideas
  --votes N        ten for an idea unless given
  --comments N     five for two ideas unless given
  --people N       one for ten ideas unless given, at least 250
  --seed N         another number makes another company; 1 unless given`;

const sizes: Record<string, number> = { small: 500, medium: 5_000, large: 20_000 };

function countOf(name: string, value: string): number {
  const count = Number(value.replace(/[_,]/g, ''));
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw new UsageError(`--${name} is a whole number, not "${value}".`);
}

function readSize(): SeedOptions {
  const counts = ['votes', 'comments', 'people', 'seed'] as const;
  const { values } = parseArgs({
    options: {
      size: { type: 'string' },
      votes: { type: 'string' },
      comments: { type: 'string' },
      people: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  if (values.size === undefined) throw new UsageError('Say how large with --size.');
  const given = counts.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [[name, countOf(name, value)]];
  });
  return {
    ideas: sizes[values.size] ?? countOf('size', values.size),
    ...Object.fromEntries(given),
  };
}

await runCommand(usage, (config) => {
  const wanted = readSize();
  if (config.mode === 'production')
    throw new UsageError('A generated company has no place in production.');
  return withDatabase(config, async ({ analyze }) => {
    const started = Date.now();
    const bar = new SingleBar({ format: '{message} {bar} {percentage}%', barsize: 30 });
    bar.start(1, 0, { message: 'People' });
    const size = await seedCompany({
      ...wanted,
      onProgress: ({ message, fraction }) => bar.update(fraction, { message: message.padEnd(8) }),
    }).finally(() => bar.stop());
    await analyze();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const count = (number: number, what: string) => `${number.toLocaleString('en')} ${what}`;
    process.stdout.write(
      `${count(size.people, 'people')}, ${count(size.ideas, 'ideas')}, ${count(size.votes, 'votes')}, ${count(size.comments, 'comments')} in ${seconds} s.\n` +
        `Administrator: ${seedEmail(size.seed, 0)}, password of all: ${seedPassword}\n`,
    );
    return 0;
  });
});
