import { readFile } from 'node:fs/promises';
import { line, text } from '@leaven/shared/http/fields';
import * as z from 'zod/mini';
import { fieldErrorsOf } from '../http/parse';
import { dateReader } from './dates';
import { ImportError } from './error';
import decidim from './mappings/decidim.json' with { type: 'json' };
import leaven from './mappings/leaven.json' with { type: 'json' };

/** A column's name; where no column has it, a path with dots into nested JSON. */
const column = z.string().check(z.minLength(1), z.maxLength(200));

const moment = z.union([
  column,
  z.strictObject({
    column,
    format: z
      .string()
      .check(z.refine((format) => dateReader(format) !== null, 'must say year, month and day')),
  }),
]);

const stage = z.strictObject({
  column,
  /** What the column's values mean; capitals make no difference. An empty one means open. */
  values: z.record(
    z.string(),
    z.union([
      z.enum(['open', 'in_review', 'archived']),
      z.strictObject({
        stage: z.enum(['open', 'in_review', 'declined', 'archived']),
        /** Voters read it, as the decision's. */
        reason: text(1, 2_000),
        revisitIf: z.optional(text(1, 500)),
      }),
    ]),
  ),
  /** A column with a reason of the row's own. */
  reason: z.optional(column),
});

const mapping = z.strictObject({
  /** Tells this platform's ids from those of others; `--source` overrides it. */
  source: z.optional(line(1, 40)),
  ideas: z.strictObject({
    externalId: column,
    title: column,
    body: z.optional(column),
    /** The customers or colleagues whom it would help. */
    beneficiary: z.optional(column),
    /** An email address. One without an account here means: imported without an author. */
    author: z.optional(column),
    category: z.optional(z.union([column, z.strictObject({ column, otherwise: line(1, 60) })])),
    /** Without it everything is posted at the time of the import. */
    postedAt: z.optional(moment),
    stage: z.optional(stage),
    /** Net votes that came before; later ones are added to them. */
    votes: z.optional(column),
  }),
  comments: z.optional(
    z.strictObject({
      externalId: column,
      ideaExternalId: column,
      /** The id of the comment it answers, or all ids from the thread's root to that one. */
      parent: z.optional(
        z.union([column, z.strictObject({ column, separator: z.string().check(z.minLength(1)) })]),
      ),
      author: z.optional(column),
      body: column,
      postedAt: z.optional(moment),
    }),
  ),
});
export type Mapping = z.output<typeof mapping>;
export type IdeaMapping = Mapping['ideas'];
export type CommentMapping = NonNullable<Mapping['comments']>;
export type Moment = z.output<typeof moment>;

const shipped: Record<string, unknown> = { leaven, decidim };

/**
 * Reads which column is what.
 * @param name one that comes with Leaven (`leaven`: columns named as our fields), or a JSON file's
 * @throws ImportError that names what is wrong with it
 */
export async function loadMapping(name: string): Promise<Mapping> {
  const parsed = mapping.safeParse(shipped[name] ?? (await readMapping(name)));
  if (parsed.success) return parsed.data;
  const [problem] = fieldErrorsOf(parsed.error, 'all of it');
  throw new ImportError(
    `The mapping ${name} cannot be used: ${problem?.field}: ${problem?.message.replace(/\.$/, '')}.`,
  );
}

async function readMapping(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ImportError(`The mapping ${file} is not JSON: ${error.message}.`);
    const names = Object.keys(shipped).join(', ');
    throw new ImportError(
      `There is no mapping "${file}": name a JSON file, or one that comes with Leaven (${names}).`,
    );
  }
}
