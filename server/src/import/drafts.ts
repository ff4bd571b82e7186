import type { IdeaStage } from '@leaven/shared/stages';
import type { CommentMapping, IdeaMapping } from './mapping';
import { type Row, RowReader } from './row';

/** An idea as its row tells it. */
export interface IdeaDraft {
  line: number;
  /** With the name of its source before it. */
  externalId: string;
  title: string;
  body: string;
  /** Whom it would help; empty where the row does not say. */
  beneficiary: string;
  /** An email address in lower case, or empty. */
  author: string;
  category: string;
  postedAt: Date;
  stage: IdeaStage;
  /** What voters read of a decision; empty where the row tells of none. */
  reason: string;
  revisitIf: string;
  votes: number;
}

/** A comment as its row tells it. */
export interface CommentDraft {
  line: number;
  externalId: string;
  ideaExternalId: string;
  /** External ids from the thread's root to what it answers; none: it answers the idea. */
  ancestors: string[];
  author: string;
  body: string;
  postedAt: Date;
}

export interface DraftContext {
  source: string;
  /** The time of the import. */
  now: Date;
}

const NO_CATEGORY = 'Imported';
const ID = { max: 200, required: true };

const inSource = ({ source }: DraftContext, id: string) => `${source}:${id}`;

export function readIdea(row: Row, line: number, mapping: IdeaMapping, context: DraftContext) {
  const fields = new RowReader(row);
  const draft: IdeaDraft = {
    line,
    externalId: inSource(context, fields.line('externalId', mapping.externalId, ID)),
    title: fields.line('title', mapping.title, { max: 300, required: true }),
    body: fields.text('body', mapping.body, { max: 10_000 }),
    beneficiary: fields.line('beneficiary', mapping.beneficiary, { max: 120 }),
    author: fields.raw('author', mapping.author).trim().toLowerCase(),
    category: readCategory(fields, mapping.category),
    postedAt: fields.date('postedAt', mapping.postedAt, context.now),
    ...readStage(fields, mapping.stage),
    votes: fields.integer('votes', mapping.votes),
  };
  return { draft, problems: fields.problems };
}

function readCategory(fields: RowReader, mapping: IdeaMapping['category']): string {
  const { column, otherwise } =
    typeof mapping === 'object' ? mapping : { column: mapping, otherwise: NO_CATEGORY };
  return fields.line('category', column, { max: 60 }) || otherwise;
}

function readStage(fields: RowReader, mapping: IdeaMapping['stage']) {
  const open = { stage: 'open' as IdeaStage, reason: '', revisitIf: '' };
  const value = fields.raw('stage', mapping?.column).trim();
  const ownReason = fields.text('reason', mapping?.reason, { max: 2_000 });
  if (!mapping || value === '') return open;
  const known = Object.entries(mapping.values).find(
    ([name]) => name.toLowerCase() === value.toLowerCase(),
  )?.[1];
  if (known === undefined) {
    const message = `the mapping does not say what "${value.slice(0, 40)}" means`;
    fields.complain('stage', 'unknown_stage', message);
    return open;
  }
  const {
    stage,
    reason = '',
    revisitIf = '',
  } = typeof known === 'string' ? { stage: known } : known;
  return { stage: stage as IdeaStage, reason: ownReason || reason, revisitIf };
}

export function readComment(
  row: Row,
  line: number,
  mapping: CommentMapping,
  context: DraftContext,
) {
  const fields = new RowReader(row);
  const externalId = inSource(context, fields.line('externalId', mapping.externalId, ID));
  const idea = fields.line('ideaExternalId', mapping.ideaExternalId, ID);
  const draft: CommentDraft = {
    line,
    externalId,
    ideaExternalId: inSource(context, idea),
    ancestors: readAncestors(fields, mapping.parent)
      .map((id) => inSource(context, id))
      .filter((id) => id !== externalId),
    author: fields.raw('author', mapping.author).trim().toLowerCase(),
    body: fields.text('body', mapping.body, { max: 5_000, required: true }),
    postedAt: fields.date('postedAt', mapping.postedAt, context.now),
  };
  return { draft, problems: fields.problems };
}

function readAncestors(fields: RowReader, mapping: CommentMapping['parent']): string[] {
  if (mapping === undefined) return [];
  const [column, separator] =
    typeof mapping === 'string' ? [mapping, null] : [mapping.column, mapping.separator];
  const value = fields.raw('parent', column).trim();
  const ids = separator === null ? [value] : value.split(separator);
  return ids.map((id) => id.trim()).filter((id) => id !== '');
}
