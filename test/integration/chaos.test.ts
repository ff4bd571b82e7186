import { expect, test } from '@jest/globals';
import { runChaos } from '../chaos/chaos';

const linux = process.platform === 'linux';
const own = !process.env.MONGODB_URI;

// It looks for the database's process in /proc and kills it: that needs Linux and a database that
// Leaven started itself.
(linux && own ? test : test.skip)(
  'kill -9 of server and database loses and doubles nothing that was acknowledged',
  async () => {
    const report = await runChaos(2, () => undefined);
    expect(report.wrong).toEqual([]);
    expect(report.votes).toBeGreaterThan(0);
    expect(report.comments).toBeGreaterThan(0);
    expect(report.mails).toBeGreaterThan(0);
  },
  480_000,
);
