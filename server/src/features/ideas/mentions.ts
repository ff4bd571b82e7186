import { invalidField } from '@leaven/shared/http/errors';
import {
  MOST_MENTIONS,
  mapMentions,
  mentionsIn,
  spokenTo,
  writeMention,
} from '@leaven/shared/mentions';
import { Types } from 'mongoose';
import type { Transaction } from '../../database/connection';
import { personRefs } from '../users/users.refs';
import { excerptOf } from './excerpt';
import { IdeaRow, shownToAll } from './ideas.model';

/**
 * Brings what texts call people and ideas up to date, with two queries at most for all of them. What is
 * deleted or hidden, or never was, has no name.
 */
export async function namedNow(
  texts: readonly (string | null)[],
): Promise<(text: string) => string> {
  const all = texts.flatMap((text) => (text === null ? [] : mentionsIn(text)));
  if (all.length === 0) return (text) => text;
  const idsOf = (wanted: 'person' | 'idea') =>
    new Set(all.flatMap(({ kind, id }) => (kind === wanted ? id : [])));
  const ideaIds = idsOf('idea');
  const [refs, ideas] = await Promise.all([
    personRefs(idsOf('person')),
    ideaIds.size === 0
      ? []
      : IdeaRow.find({ _id: { $in: [...ideaIds] }, ...shownToAll }, { title: 1 }).lean(),
  ]);
  const titles = new Map(ideas.map(({ _id, title }) => [String(_id), title]));
  return (text) =>
    mapMentions(text, ({ kind, id }) =>
      writeMention({
        kind,
        id,
        label: (kind === 'person' ? refs(id)?.name : titles.get(id)) ?? '',
      }),
    );
}

/**
 * A text as it is kept: its mentions carry the names of what they lead to, whatever was sent.
 * @throws AppError 400 naming `field` where there are too many
 */
export async function textToKeep(field: string, text: string): Promise<string> {
  if (mentionsIn(text).length > MOST_MENTIONS)
    throw invalidField(
      field,
      'too_many_mentions',
      `A text can name ${MOST_MENTIONS} people and ideas at most.`,
    );
  return (await namedNow([text]))(text);
}

/** Of one text nobody more is told, however often it is edited. */
const MOST_TOLD = 100;

/** Whom a text speaks to and who has not heard of it: neither its writer nor those of `told`. */
export function newlyMentioned(
  text: string,
  writerId: string,
  told: readonly Types.ObjectId[] = [],
): Types.ObjectId[] {
  const known = new Set([writerId, ...told.map(String)]);
  return spokenTo(text)
    .filter((id) => !known.has(id))
    .slice(0, Math.max(0, MOST_TOLD - told.length))
    .map((id) => new Types.ObjectId(id));
}

/** The fact that a text of an idea, or of a comment on it, speaks to people. */
export async function recordMentions(
  { record }: Transaction,
  actorId: string,
  text: string,
  mentioned: readonly Types.ObjectId[],
  about: { ideaId: string; ideaTitle: string; commentId: string | null; threadId?: string },
): Promise<void> {
  if (mentioned.length === 0) return;
  const data = { ...about, personIds: mentioned.map(String), excerpt: excerptOf(text, 140) };
  await record({ kind: 'people.mentioned', actorId, data });
}
