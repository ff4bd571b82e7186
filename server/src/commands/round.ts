import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { equalShares, type SharesResult, usualShares } from '../features/funding/rules/completion';
import { tallied } from '../features/funding/rules/election';
import { toNumber } from '../features/funding/rules/fraction';
import { greedy } from '../features/funding/rules/greedy';
import { PabulibError, type PabulibFile, readPabulib } from '../features/funding/rules/pabulib';
import { runCommand, UsageError } from './open';

const usage = `npm run round -- FILE.pb [options]
  Decides the round in a Pabulib file and says of each project why it is bought or not.
  --rule shares|greedy   Equal Shares unless given
  --exhaustive-stop      raises the shares no further once nothing else would fit
  --top-up               in the end buys what fits, the most voted first
  --lot file|draw        how the last ties are broken: in the order of the file unless given`;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rule: { type: 'string', default: 'shares' },
      'exhaustive-stop': { type: 'boolean', default: false },
      'top-up': { type: 'boolean', default: false },
      lot: { type: 'string', default: 'file' },
    },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('Name one file.');
  if (!['shares', 'greedy'].includes(values.rule))
    throw new UsageError(`--rule is shares or greedy, not "${values.rule}".`);
  if (!['file', 'draw'].includes(values.lot))
    throw new UsageError(`--lot is file or draw, not "${values.lot}".`);
  return { ...values, path };
}

/** A random order of so many. */
function drawn(count: number): number[] {
  const order = Array.from({ length: count }, (_, j) => j);
  for (let i = count - 1; i > 0; i--) {
    const k = randomInt(i + 1);
    [order[i], order[k]] = [order[k] as number, order[i] as number];
  }
  return order;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function read(path: string): Promise<PabulibFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
  try {
    return readPabulib(text);
  } catch (error) {
    if (error instanceof PabulibError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
}

function explainShares({ projects, unit }: PabulibFile, result: SharesResult): void {
  const nameOf = (j: number) => `${projects[j]?.id}  ${projects[j]?.name}`;
  const money = (amount: number) => (amount / unit).toFixed(2);
  say(`Each voter began with ${money(result.endowment)}, after ${result.raised} raises.`);
  for (const { candidate, price, fullPayers, lastPayers } of result.purchases) {
    const rest = lastPayers > 0 ? `, and ${lastPayers} gave all they had left` : '';
    say(`bought  ${nameOf(candidate)}`);
    say(`        ${fullPayers} voters paid ${money(toNumber(price))} for each mark${rest}`);
  }
  for (const j of result.toppedUp) say(`topped up  ${nameOf(j)}`);
  const topped = new Set(result.toppedUp);
  for (const { candidate, left, cost, voters } of result.short()) {
    if (topped.has(candidate)) continue;
    say(`not bought  ${nameOf(candidate)}`);
    say(`        costs ${money(cost)}; ${voters} who want it have ${money(left)} left together`);
  }
}

await runCommand(usage, async () => {
  const options = readOptions();
  const file = await read(options.path);
  const { election, projects, unit } = file;
  const order = options.lot === 'draw' ? drawn(projects.length) : projects.map((_, j) => j);
  const compact = tallied(election);
  let bought: number[];
  if (options.rule === 'greedy') {
    bought = greedy(compact, order);
    for (const j of bought) say(`bought  ${projects[j]?.id}  ${projects[j]?.name}`);
  } else {
    const settings = {
      ...usualShares,
      step: unit,
      exhaustiveStop: options['exhaustive-stop'],
      topUp: options['top-up'],
    };
    const result = equalShares(compact, settings, order);
    explainShares(file, result);
    bought = [...result.purchases.map(({ candidate }) => candidate), ...result.toppedUp];
  }
  const spent = bought.reduce((sum, j) => sum + (election.candidates[j]?.cost ?? 0), 0);
  say(
    `${bought.length} of ${projects.length} bought for ${spent / unit} of ${election.budget / unit}, by ${election.ballots.length} ballots`,
  );
  if (options.lot === 'draw')
    say(
      `The lot: ${order
        .toSorted((a, b) => (order[a] as number) - (order[b] as number))
        .map((j) => projects[j]?.id)
        .join(', ')}`,
    );
  if (projects.every(({ selected }) => selected === null)) return 0;
  const differing = projects.filter(
    ({ selected }, j) => (selected === true) !== bought.includes(j),
  );
  say(
    differing.length === 0
      ? 'The file says the same.'
      : `The file says otherwise of ${differing.map(({ id }) => id).join(', ')}.`,
  );
  return 0;
});
