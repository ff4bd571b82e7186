import { type Mention, writeMention } from '@leaven/shared/mentions';
import type { Comment } from '../comments/comments.model';
import { type CommentRevision, standingRevision } from '../comments/revisions.model';
import { newlyMentioned } from '../ideas/mentions';
import { demoContent } from './content';
import { type Calendar, idAt } from './demo.calendar';

/** A text of the content with the ids of those whom it names by their keys. */
export function named(text: string, { person, idea }: Calendar): string {
  const mention = (sign: string, key: string): Mention =>
    sign === '@'
      ? {
          kind: 'person',
          id: String(person(key)),
          label: demoContent.people.find((one) => one.key === key)?.name ?? '',
        }
      : {
          kind: 'idea',
          id: String(idea(key)),
          label: demoContent.ideas.find((one) => one.key === key)?.title ?? '',
        };
  return text.replace(/\{([@#])([\w-]+)\}/g, (_all, sign: string, key: string) =>
    writeMention(mention(sign, key)),
  );
}

/** Whom a comment speaks to, as its row keeps them. */
export function mentionedBy({ body, authorId }: Pick<Comment, 'body' | 'authorId'>) {
  const mentionedIds = newlyMentioned(body, String(authorId));
  return mentionedIds.length > 0 ? { mentionedIds } : {};
}

/** What the edited comments said before, and what they say since. */
export const commentRevisionRows = (calendar: Calendar, comments: Comment[]): CommentRevision[] =>
  demoContent.comments.flatMap(({ was }, i): CommentRevision[] => {
    const row = comments[i];
    if (was === undefined || !row?.editedAt) return [];
    const now = standingRevision(row);
    return [
      { ...now, _id: idAt(row.postedAt), rev: 1, body: named(was, calendar), at: row.postedAt },
      { ...now, _id: idAt(row.editedAt) },
    ];
  });
