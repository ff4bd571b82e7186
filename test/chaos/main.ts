import { parseArgs } from 'node:util';
import { runChaos } from './chaos';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const report = await runChaos(Number(values.rounds), (line) => console.log(line));
for (const line of report.wrong) console.error(line);
console.log(
  `${report.rounds} rounds: ${report.votes} votes and ${report.comments} comments acknowledged and told of in ${report.mails} e-mails (${report.mailsAgain} came again by the same name), ${report.retries} calls repeated, ${report.wrong.length} lost, doubled or miscounted`,
);
process.exitCode = report.wrong.length === 0 ? 0 : 1;
