import { readFileSync } from 'node:fs';

/** Linux counts processor time in these. */
const TICKS_PER_S = 100;

/** Processor seconds that a process has used, 0 where it is gone or this is not Linux. */
function used(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
  } catch {
    return 0;
  }
}

export type Groups = Record<string, () => number[]>;

/** Measures the processor seconds of named groups of processes while `work` runs. */
export async function withCpu<T>(
  groups: Groups,
  work: () => Promise<T>,
): Promise<{ result: T; cpu: Record<string, number> }> {
  const sum = (pids: number[]) => pids.reduce((total, pid) => total + used(pid), 0);
  const before = Object.entries(groups).map(([name, pids]) => [name, pids(), sum(pids())] as const);
  const result = await work();
  const cpu = Object.fromEntries(before.map(([name, pids, was]) => [name, sum(pids) - was]));
  return { result, cpu };
}
