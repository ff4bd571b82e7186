import { AppError } from '@leaven/shared/http/errors';
import { assumedImpressions } from '@leaven/shared/ideas/ranking';
import type { Types } from 'mongoose';
import { categoryKeyOf } from '../features/categories/categories.model';
import type { Decision } from '../features/ideas/decisions.model';
import { type Idea, newIdeaRow } from '../features/ideas/ideas.model';
import { currentHalfLife } from '../features/ideas/scores';
import { routedTo } from '../features/ideas/stewards';
import { type DraftContext, type IdeaDraft, readIdea } from './drafts';
import { importedId } from './ids';
import type { IdeaMapping } from './mapping';
import type { Report } from './report';
import type { SourceRow } from './source-file';
import type { ImportStore, KnownCategory } from './store';

export interface IdeaImport {
  mapping: IdeaMapping;
  context: DraftContext;
  store: ImportStore;
  report: Report;
}

/**
 * Makes the importer of idea rows, a batch at a time.
 * @returns also which categories it had to add
 */
export async function ideaImporter({ mapping, context, store, report }: IdeaImport) {
  const counts = report.counts.ideas;
  const categories = await store.categories();
  const added: string[] = [];

  /** Reads what can be read; the rest goes into the report. */
  function draftsOf(rows: SourceRow[]): IdeaDraft[] {
    return rows.flatMap(({ line, row, problem }) => {
      const read = problem ? { problems: [problem] } : readIdea(row, line, mapping, context);
      if ('draft' in read && read.problems.length === 0) return [read.draft];
      report.error('ideas', line, read.problems);
      return [];
    });
  }

  /** The category; undefined, and an error in the report, where there can be none. */
  async function categoryOf({ category, line }: IdeaDraft): Promise<KnownCategory | undefined> {
    const key = categoryKeyOf(category);
    const known = categories.get(key);
    if (known) return known;
    try {
      const made = await store.addCategory(category);
      categories.set(key, made);
      added.push(category);
      return made;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { code, message } = error;
      report.error('ideas', line, [{ field: 'category', code, message }]);
      return undefined;
    }
  }

  return {
    added: added as readonly string[],

    async take(rows: SourceRow[]): Promise<void> {
      const halfLifeDays = await currentHalfLife();
      const drafts = draftsOf(rows);
      const known = await store.ideas(drafts.map(({ externalId }) => externalId));
      const emails = drafts.map(({ author }) => author).filter(Boolean);
      const people = emails.length > 0 ? await store.people(emails) : new Map();
      const ideas: Idea[] = [];
      const decisions: Decision[] = [];
      for (const draft of drafts) {
        if (known.has(draft.externalId)) {
          counts.alreadyThere += 1;
          continue;
        }
        const category = await categoryOf(draft);
        if (!category) continue;
        const idea = ideaOf(draft, category, people.get(draft.author) ?? null, halfLifeDays);
        known.set(draft.externalId, idea._id);
        ideas.push(idea);
        decisions.push(...decisionOf(draft, idea));
      }
      const inserted = await store.addIdeas(ideas, decisions);
      counts.imported += inserted;
      counts.alreadyThere += ideas.length - inserted;
    },
  };
}

function ideaOf(
  draft: IdeaDraft,
  category: KnownCategory,
  authorId: Types.ObjectId | null,
  halfLifeDays: number,
): Idea {
  const { externalId, title, body, beneficiary, stage, postedAt, votes } = draft;
  const impressions = assumedImpressions(votes, postedAt, new Date());
  return newIdeaRow(halfLifeDays, {
    _id: importedId('idea', externalId, postedAt),
    title,
    body,
    beneficiary,
    authorId,
    ...routedTo(category),
    stage,
    postedAt,
    votes,
    importedVotes: votes,
    impressions,
    earlierImpressions: impressions,
    externalId,
  });
}

/** What voters read of the decision that the row tells of, if it tells of one. */
function decisionOf({ externalId, postedAt, stage, reason, revisitIf }: IdeaDraft, idea: Idea) {
  if (stage === 'open' && reason === '') return [];
  const decision: Decision = {
    _id: importedId('decision', externalId, postedAt),
    ideaId: idea._id,
    // Who decided that an idea stays open has reviewed it before.
    from: stage === 'open' ? 'in_review' : 'open',
    to: stage,
    reason,
    revisitIf,
    byId: null,
    at: postedAt,
  };
  return [decision];
}
