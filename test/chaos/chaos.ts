import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listCategories } from '@leaven/shared/categories/categories.api';
import { listComments, postComment } from '@leaven/shared/comments/comments.api';
import { getIdea } from '@leaven/shared/feed/feed.api';
import { postIdea } from '@leaven/shared/ideas/ideas.api';
import { updateNotificationSettings } from '@leaven/shared/notifications/settings.api';
import { castVote } from '@leaven/shared/votes/votes.api';
import { openMailbox } from '../support/mailbox';
import {
  descendantsOf,
  freePort,
  type ServerProcess,
  startServerProcess,
} from '../support/server-process';
import { until } from '../support/until';
import { compareNews } from './news';
import { GIVE_UP_MS, Person } from './person';

const people = ['mia', 'noor', 'ada', 'maria', 'ines', 'jonas', 'priya', 'samuel'];
const IDEAS = 4;
/** The kill comes after this many acknowledged writes, or up to twice as many. */
const WRITES_BEFORE = 40;

export interface ChaosReport {
  rounds: number;
  votes: number;
  comments: number;
  /** Calls that got no answer or a 5xx and were made again. */
  retries: number;
  /** E-mails to the author of the ideas, and those that came a second time by the same name. */
  mails: number;
  mailsAgain: number;
  /** What was acknowledged and is not there, or is there twice. Must stay empty. */
  wrong: string[];
}

/** What was acknowledged, to be found again. */
interface Promises {
  votes: Map<string, 0 | 1>;
  comments: Map<string, string>;
}

async function vote(person: Person, ideaId: string, promised: Promises, report: ChaosReport) {
  const key = `${person.cookie} ${ideaId}`;
  const value = promised.votes.get(key) === 1 ? 0 : 1;
  await person.call(castVote, { params: { ideaId }, body: { value } });
  promised.votes.set(key, value);
  report.votes += 1;
}

async function comment(person: Person, ideaId: string, promised: Promises, report: ChaosReport) {
  const body = `remark ${randomUUID()}`;
  const { id } = await person.call(postComment, { params: { ideaId }, body: { body } });
  promised.comments.set(body, id);
  report.comments += 1;
}

/** One person acts without pause until told to stop; what is under way is finished. */
async function act(
  person: Person,
  ideas: string[],
  promised: Promises,
  report: ChaosReport,
  running: () => boolean,
): Promise<void> {
  for (let i = 0; running(); i++) {
    const ideaId = ideas[i % ideas.length];
    if (!ideaId) return;
    await (i % 3 === 2 ? comment : vote)(person, ideaId, promised, report);
  }
}

async function allComments(
  person: Person,
  ideaId: string,
): Promise<{ id: string; body: string | null }[]> {
  const found = [];
  let cursor: string | undefined;
  do {
    const page = await person.call(listComments, {
      params: { ideaId },
      query: { cursor, limit: 100 },
    });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

/** Holds what is there against what was promised. */
async function compare(
  persons: Person[],
  ideas: string[],
  promised: Promises,
  report: ChaosReport,
): Promise<void> {
  const [reader] = persons;
  if (!reader) return;
  const found = new Map<string | null, string[]>();
  for (const ideaId of ideas) {
    const rows = await allComments(reader, ideaId);
    for (const { id, body } of rows) found.set(body, [...(found.get(body) ?? []), id]);
    let net = 0;
    for (const person of persons) {
      const { myVote } = await person.call(getIdea, { params: { ideaId } });
      const promisedVote = promised.votes.get(`${person.cookie} ${ideaId}`);
      if (promisedVote !== undefined && promisedVote !== myVote)
        report.wrong.push(`a vote on ${ideaId} is ${myVote}, acknowledged was ${promisedVote}`);
      net += myVote;
    }
    const idea = await until(
      () => reader.call(getIdea, { params: { ideaId } }),
      ({ votes, commentCount }) => votes === net && commentCount === rows.length,
    );
    if (idea.votes !== net)
      report.wrong.push(`${ideaId} counts ${idea.votes} votes, rows say ${net}`);
    if (idea.commentCount !== rows.length)
      report.wrong.push(`${ideaId} counts ${idea.commentCount} comments, there are ${rows.length}`);
  }
  for (const [body, id] of promised.comments) {
    const ids = found.get(body) ?? [];
    if (ids.length !== 1 || ids[0] !== id)
      report.wrong.push(`"${body}" is there ${ids.length} times, acknowledged once`);
  }
}

/** Kills the database's main process, or all there is of it where that cannot be told. */
function killDatabase(server: ServerProcess): void {
  const all = descendantsOf(server.pid).filter(({ command }) =>
    /\b(postgres|mongod)\b/.test(command),
  );
  const [main] = all;
  if (!main) throw new Error('no database process was found below the server');
  process.kill(main.pid, 'SIGKILL');
}

/**
 * Eight people vote and comment without pause while the server or its database is killed (kill -9),
 * in turn. After each round every acknowledged write must be there, once, and the tallies right; after
 * the last their author must have been told of every comment once in the bell and once by e-mail.
 */
export async function runChaos(rounds: number, tell: (line: string) => void): Promise<ChaosReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'leaven-chaos-'));
  const port = await freePort();
  const mailbox = await openMailbox();
  const env = { LEAVEN_DEMO: 'on', SMTP_URL: mailbox.url };
  const start = () => startServerProcess({ dataDir, port, env });
  const counts = { rounds: 0, votes: 0, comments: 0, retries: 0, mails: 0, mailsAgain: 0 };
  const report: ChaosReport = { ...counts, wrong: [] };
  let server = await start();
  try {
    const persons = await Promise.all(
      people.map((name) => Person.signIn(server.url, name, report)),
    );
    const author = await Person.signIn(server.url, 'edda', report);
    await author.call(updateNotificationSettings, { body: { rhythm: 'immediate' } });
    const { items } = await author.call(listCategories, {});
    const categoryId = items[0]?.id ?? '';
    const ideas: string[] = [];
    for (let i = 0; i < IDEAS; i++) {
      const body = { title: `What if number ${i} survived`, categoryId };
      ideas.push((await author.call(postIdea, { body })).id);
    }
    const promised: Promises = { votes: new Map(), comments: new Map() };
    for (let round = 1; round <= rounds; round++) {
      let running = true;
      const acting = Promise.all(
        persons.map((person) => act(person, ideas, promised, report, () => running)),
      );
      const enough = report.votes + report.comments + WRITES_BEFORE + Math.random() * WRITES_BEFORE;
      await until(
        async () => report.votes + report.comments,
        (acknowledged) => acknowledged >= enough,
        GIVE_UP_MS,
      );
      const target = round % 2 === 1 ? 'server' : 'database';
      if (target === 'server') {
        await server.kill();
        server = await start();
      } else killDatabase(server);
      await sleep(500);
      running = false;
      await acting;
      await compare(persons, ideas, promised, report);
      report.rounds = round;
      tell(
        `round ${round}: ${target} killed; ${report.votes} votes and ${report.comments} comments acknowledged so far, ${report.wrong.length} wrong`,
      );
    }
    const news = await compareNews(author, mailbox, [...promised.comments.keys()]);
    report.wrong.push(...news.wrong);
    report.mails = news.mails;
    report.mailsAgain = news.again;
    return report;
  } finally {
    await server.stop();
    await mailbox.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
