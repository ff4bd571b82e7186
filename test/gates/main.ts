/**
 * npm run gates: what the product promises about ranking, finding and rounds, held against real data.
 *   npm run gates -- ranking      the gates whose name contains "ranking"
 * The last line sums up; the exit code is 0 unless one failed. What has no data is skipped.
 */
import type { Gate, GateReport } from './gate';
import { rankingGate } from './ranking';
import { catalystGate, pabulibGate } from './rounds';
import { similarGate } from './similar';

const gates: readonly Gate[] = [rankingGate, similarGate, pabulibGate, catalystGate];

const wanted = process.argv.slice(2);
const sum: Record<GateReport['outcome'], number> = { passed: 0, failed: 0, skipped: 0 };
for (const { name, run } of gates) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const started = performance.now();
  const { outcome, lines } = await run();
  sum[outcome] += 1;
  console.log(`${name}: ${outcome} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  for (const line of lines) console.log(`  ${line}`);
}
console.log(`gates: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;
