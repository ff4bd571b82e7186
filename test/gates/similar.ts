import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { mostBodyAsked, mostTitleAsked } from '@leaven/shared/similar/similar.schemas';
import MiniSearch from 'minisearch';
import type { Db } from 'mongodb';
import { runThread } from '../../server/src/features/similar/similar.thread';
import { onDatabase } from './database';
import { dataPath, type Gate, noData } from './gate';

interface Report {
  id: string;
  title: string;
  body: string;
}
interface Query {
  id: string;
  /** Which ones the maintainers called the same. */
  relevant: string[];
}
interface Corpus {
  reports: Report[];
  queries: Query[];
}

/** Gives the ids of what it finds, the best first; the one asked with is left out by the gate. */
type Find = (asked: Report) => Promise<string[]>;
interface Finder {
  name: string;
  find: Find;
}

const corpora = [
  { name: 'Hadoop', file: 'gitbugs-hadoop', least: 44 },
  { name: 'SeaMonkey', file: 'gitbugs-seamonkey', least: 34 },
] as const;
const SHOWN = 5;

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

function read(file: string): Corpus | undefined {
  const corpus = dataPath('similar', `${file}.corpus.jsonl.gz`);
  const queries = dataPath('similar', `${file}.queries.jsonl`);
  if (!corpus || !queries) return undefined;
  const reports: Report[] = linesOf(gunzipSync(readFileSync(corpus)).toString());
  return {
    reports: reports.map(({ id, title, body }) => ({ id, title, body: body ?? '' })),
    queries: linesOf(readFileSync(queries, 'utf8')),
  };
}

/** A title while it is being typed: the first half of its words and nothing else yet. */
function halfTyped(report: Report): Report {
  const words = report.title.split(/\s+/);
  return { ...report, title: words.slice(0, Math.ceil(words.length / 2)).join(' '), body: '' };
}

/** For how many queries one of the five first is a duplicate. */
async function hits({ reports, queries }: Corpus, find: Find, as = (report: Report) => report) {
  const byId = new Map(reports.map((report) => [report.id, report]));
  let sum = 0;
  for (const { id, relevant } of queries) {
    const report = byId.get(id);
    if (!report) throw new Error(`the corpus has no ${id}`);
    const found = (await find(as(report))).filter((hit) => hit !== id).slice(0, SHOWN);
    if (found.some((hit) => relevant.includes(hit))) sum += 1;
  }
  return sum;
}

/** MiniSearch as it comes, asked with the title, which suits it better than the whole text. */
function plainFinder({ reports }: Corpus): Finder {
  const index = new MiniSearch<Report>({ fields: ['title', 'body'] });
  index.addAll(reports);
  return {
    name: 'MiniSearch as it comes',
    find: async ({ title }) => index.search(title).map(({ id }) => id),
  };
}

async function databaseFinder(db: Db, name: string, { reports }: Corpus): Promise<Finder> {
  const collection = db.collection<{ _id: string; title: string; body: string }>(name);
  await collection.createIndex({ title: 'text', body: 'text' }, { weights: { title: 2, body: 1 } });
  for (let from = 0; from < reports.length; from += 500)
    await collection.insertMany(
      reports.slice(from, from + 500).map(({ id, title, body }) => ({ _id: id, title, body })),
    );
  const score = { $meta: 'textScore' as const };
  // Quotes and dashes would turn words into phrases and exclusions.
  const wordsOf = (title: string) => title.replace(/["-]/g, ' ');
  return {
    name: "the database's $text",
    async find({ title }) {
      const rows = await collection
        .find({ $text: { $search: wordsOf(title) } }, { projection: { score } })
        .sort({ score })
        .limit(SHOWN + 1)
        .toArray();
      return rows.map(({ _id }) => _id);
    },
  };
}

/** The product's own thread, asked as its pages ask it. */
async function withLeaven<T>({ reports }: Corpus, work: (find: Find) => Promise<T>): Promise<T> {
  const thread = runThread(() => {});
  try {
    for (let from = 0; from < reports.length; from += 100)
      await thread.ask({ kind: 'put', ideas: reports.slice(from, from + 100) });
    return await work(async ({ id, title, body }) => {
      const text = { title: title.slice(0, mostTitleAsked), body: body.slice(0, mostBodyAsked) };
      const found = await thread.ask({ kind: 'search', text, limit: SHOWN, except: id });
      return found.map((hit) => hit.id);
    });
  } finally {
    await thread.stop();
  }
}

/** Whether what maintainers called duplicates is found, and better than by what lies about. */
export const similarGate: Gate = {
  name: 'similar ideas on real duplicates',
  /** Reduced: the smaller corpus, and without the database. */
  async run({ reduced = false } = {}) {
    const lines: string[] = [];
    let holds = true;
    const measure = async (name: string, least: number, corpus: Corpus, others: Finder[]) => {
      const whole = `${corpus.reports.length} reports, ${corpus.queries.length} queries`;
      await withLeaven(corpus, async (leaven) => {
        const ours = await hits(corpus, leaven);
        const half = await hits(corpus, leaven, halfTyped);
        lines.push(`${name}: ${whole}, hit@${SHOWN} ${ours} (needed ${least}), half typed ${half}`);
        for (const other of others) {
          const theirs = await hits(corpus, other.find);
          const theirHalf = await hits(corpus, other.find, halfTyped);
          lines.push(`  ${other.name} ${theirs}, half typed ${theirHalf}`);
          holds &&= ours > theirs;
        }
        holds &&= ours >= least;
      });
    };
    for (const { name, file, least } of reduced ? corpora.slice(-1) : corpora) {
      const corpus = read(file);
      if (!corpus) return noData('similar');
      const plain = plainFinder(corpus);
      if (reduced) await measure(name, least, corpus, [plain]);
      else
        await onDatabase(async (db) =>
          measure(name, least, corpus, [plain, await databaseFinder(db, file, corpus)]),
        );
    }
    return { outcome: holds ? 'passed' : 'failed', lines };
  },
};
