import { notesPolicy } from '@leaven/shared/comments/notes.policy';
import { invalidField } from '@leaven/shared/http/errors';
import type { Actor } from '@leaven/shared/users/roles';
import { idsOf, type MergedSet } from '../ideas/ideas.model';
import { NoteRow } from './notes.model';

/** Shorter quotations stand in any text. */
const TELLING = 20;
const MOST_NOTES = 500;

/** The words alone, however lines are broken and marked. */
const wordsOf = (text: string): string => text.replace(/[\s>*_`]+/g, ' ').trim();

/** What a text quotes: lines behind the sign of a quotation that follow one another. */
const quotationsIn = (text: string): string[] =>
  [...text.matchAll(/(?:^[ \t]*>.*\n?)+/gm)].map(([lines]) => wordsOf(lines));

/**
 * What is for everybody does not quote a staff note of the same idea, by a slip of who may read it. Who says it
 * in words of their own has thought about it.
 * @throws AppError 400 naming `body`
 */
export async function refuseQuotedNotes(
  actor: Actor,
  idea: MergedSet,
  body: string,
): Promise<void> {
  if (!notesPolicy.see(actor).allowed) return;
  const quoted = quotationsIn(body).filter(({ length }) => length >= TELLING);
  if (quoted.length === 0) return;
  const notes = await NoteRow.find({ ideaId: { $in: idsOf(idea) }, deletedAt: null }, { body: 1 })
    .limit(MOST_NOTES)
    .lean();
  const said = notes.map((note) => wordsOf(note.body));
  if (quoted.some((quotation) => said.some((words) => words.includes(quotation))))
    throw invalidField(
      'body',
      'quotes_staff_note',
      'This quotes a staff note, which is not for everybody.',
    );
}
