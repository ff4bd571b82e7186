import { replies } from './answers';
import { categories } from './categories';
import { threads } from './comments';
import { decisions } from './decisions';
import { files } from './files';
import { flagged } from './flagged';
import { asks, extensions, trials } from './growing';
import { bakehouseIdeas } from './ideas/bakehouse';
import { customerIdeas } from './ideas/customers';
import { foodSafetyIdeas } from './ideas/food-safety';
import { itIdeas } from './ideas/it';
import { legalFinanceIdeas } from './ideas/legal-finance';
import { logisticsIdeas } from './ideas/logistics';
import { peopleIdeas } from './ideas/people';
import { planningIdeas } from './ideas/planning';
import { shopIdeas } from './ideas/shops';
import { notes } from './notes';
import { people } from './people';
import { drafts, savedSearches } from './private';
import { endedProjects } from './projects/ended';
import { runningProjects } from './projects/running';
import { answers, questions, questionThreads } from './questions';
import { flattenThreads } from './threads';
import { coAuthors, edits } from './together';
import type { DemoContent, DemoIdea } from './types';
import { work } from './work';

const authoredIdeas = [
  ...shopIdeas,
  ...customerIdeas,
  ...bakehouseIdeas,
  ...planningIdeas,
  ...logisticsIdeas,
  ...foodSafetyIdeas,
  ...peopleIdeas,
  ...itIdeas,
  ...legalFinanceIdeas,
  ...questions,
];

const stages = new Map(decisions.map(({ idea, stage }) => [idea, stage]));
const edited = new Map(edits.map(({ idea, daysAgo }) => [idea, daysAgo]));

const ideas: DemoIdea[] = authoredIdeas
  .map((idea): DemoIdea => {
    const editedDaysAgo = edited.get(idea.key);
    return {
      ...idea,
      stage: stages.get(idea.key) ?? 'open',
      ...(editedDaysAgo === undefined ? {} : { editedDaysAgo }),
    };
  })
  .sort((a, b) => b.daysAgo - a.daysAgo);

/** Crumb & Co., an invented bakery chain with 41 shops: what the demo shows on its first start. */
export const demoContent: DemoContent = {
  people,
  categories,
  ideas,
  comments: flattenThreads([...threads, ...questionThreads], ideas),
  notes,
  extensions,
  asks,
  trials,
  replies,
  answers,
  edits,
  coAuthors,
  flagged,
  drafts,
  savedSearches,
  decisions,
  projects: [...runningProjects, ...endedProjects],
  files,
  work,
};
