/**
 * npm test: static checks, then unit, integration and end-to-end tests. The last line counts them all.
 *   npm test -- --only unit|integration|e2e|static     one kind
 *   npm test -- votes                                  the tests whose path contains "votes"
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endChildren, runNode } from './lib/children.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { Failure, messageOf } from './lib/failure.mjs';
import { buildIsCurrent } from './lib/fingerprint.mjs';
import { printOnce } from './lib/progress.mjs';
import { onStop } from './lib/stop.mjs';
import { countJestResults, formatTally } from './lib/tally.mjs';

const bin = (path) => join('node_modules', path);
const typeCheck = (project) => ({
  name: `types of ${project}`,
  args: [bin('typescript/bin/tsc'), '-p', project],
});

const staticChecks = [
  ...['shared', 'server', 'client', 'test'].map(typeCheck),
  { name: 'lint', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'unused code', args: [bin('knip/bin/knip.js')] },
  { name: 'import order', args: [join('scripts', 'check-imports.mjs')] },
];
// Jest's workers read them too: they load ES modules as Node does.
const nodeOptions = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
const kinds = ['static', 'unit', 'integration', 'e2e'];

async function check({ name, args }) {
  const started = performance.now();
  const { code, output } = await runNode(args, { onLine() {} });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/** Two at a time, as the tests run too; each is told of when it ends. */
async function runChecks(checks) {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...checks];
  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift())
      tally[(await check(one)) ? 'passed' : 'failed'] += 1;
  };
  await Promise.all([work(), work()]);
  return tally;
}

/** The end-to-end tests drive the production build; building it also weighs the first page. */
async function buildChecks() {
  const stale = [];
  for (const part of ['server', 'client']) {
    if (!(await buildIsCurrent(part))) {
      stale.push({ name: `build of ${part}`, args: [join('scripts', 'build.mjs'), part] });
    }
  }
  return stale;
}

async function runJest(projects, patterns) {
  const folder = await mkdtemp(join(tmpdir(), 'leaven-results-'));
  const outputFile = join(folder, 'results.json');
  try {
    const { code } = await runNode(
      [
        ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
        ...[
          bin('jest/bin/jest.js'),
          '--ci',
          '--maxWorkers=2',
          // What suites leave in a worker makes each later one slower: it begins anew beyond that.
          '--workerIdleMemoryLimit=600MB',
          '--json',
          '--outputFile',
          outputFile,
        ],
        ...['--selectProjects', ...projects, '--', ...patterns],
      ],
      { env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${nodeOptions}`.trim() } },
    );
    const results = await readFile(outputFile, 'utf8').catch(() => undefined);
    return countJestResults(results && JSON.parse(results), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { only: { type: 'string' } },
    allowPositionals: true,
  });
  if (values.only && !kinds.includes(values.only)) {
    throw new Failure(`--only takes one of ${kinds.join(', ')}, not "${values.only}".`);
  }
  const wanted = values.only ? [values.only] : kinds;
  const projects = wanted.filter((kind) => kind !== 'static');
  await installDependencies(printOnce(), { forDevelopment: true });

  const tallies = [];
  const isStaticWanted = wanted.includes('static') && positionals.length === 0;
  if (isStaticWanted) tallies.push(await runChecks(staticChecks));
  if (projects.includes('e2e')) tallies.push(await runChecks(await buildChecks()));
  if (projects.length > 0) tallies.push(await runJest(projects, positionals));

  const sum = (kind) => tallies.reduce((total, tally) => total + tally[kind], 0);
  const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  console.log(formatTally(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}

onStop(endChildren, 130);
main().catch((error) => {
  console.error(messageOf(error));
  console.log(formatTally({ passed: 0, failed: 1, skipped: 0 }));
  process.exitCode = 1;
});
