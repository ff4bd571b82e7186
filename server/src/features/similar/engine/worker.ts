import { parentPort } from 'node:worker_threads';
import { Duplicates } from './duplicates';
import type { FromWorker, Question, ToWorker } from './messages';
import { type KnownText, SimilarIndex } from './similar-index';

/** A thread of its own: indexing and searching take milliseconds that requests must not wait for. */
const index = new SimilarIndex();
const duplicates = new Duplicates();
const waiting: KnownText[] = [];
const MOST_WAITING = 5_000;
let comparing = false;
/** Nobody waits for a comparison: it takes a tenth of a core, and leaves the rest to who does. */
const REST_PER_WORK = 9;

function compare({ id, title, body }: KnownText): void {
  const [double] = index.search({ title, body }, 1, id);
  if (double) duplicates.note(id, double.id, double.alike);
}

/** One idea at a time with a rest after it, so that questions come between. */
function compareOn(): void {
  const idea = waiting.shift();
  comparing = idea !== undefined;
  if (!idea) return;
  const begun = performance.now();
  compare(idea);
  setTimeout(compareOn, (performance.now() - begun) * REST_PER_WORK);
}

function answer(question: Question): FromWorker['answer'] {
  switch (question.kind) {
    case 'put':
      for (const idea of question.ideas) {
        index.put(idea);
        duplicates.forget(idea.id);
      }
      return index.size;
    case 'drop':
      for (const id of question.ids) {
        index.drop(id);
        duplicates.forget(id);
      }
      return index.size;
    case 'unknown':
      return question.ids.filter((id) => !index.has(id));
    case 'search':
      return index.search(question.text, question.limit, question.except);
    case 'compare':
      waiting.push(...question.ideas.slice(0, MOST_WAITING - waiting.length));
      if (!comparing) compareOn();
      return waiting.length;
    case 'pairs':
      return duplicates.best(question.limit);
  }
}

parentPort?.on('message', ({ n, question }: ToWorker) => {
  parentPort?.postMessage({ n, answer: answer(question) } satisfies FromWorker);
});
