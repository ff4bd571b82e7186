import { mapMentions, sayMention, writeMention } from '@leaven/shared/mentions';
import { formerColleague } from '@leaven/shared/users/leaving.schemas';
import type { Model } from 'mongoose';
import { EventRow } from '../events/log';
import { OfficialReplyRow } from '../features/clock/replies.model';
import { CommentRow } from '../features/comments/comments.model';
import { ExtensionRow } from '../features/comments/extensions.model';
import { NoteRow } from '../features/comments/notes.model';
import { CommentRevisionRow } from '../features/comments/revisions.model';
import { IdeaRow } from '../features/ideas/ideas.model';
import { RevisionRow } from '../features/ideas/revisions.model';
import { SendingRow } from '../features/notifications/delivery/deliveries.model';
import { NotificationRow } from '../features/notifications/notifications.model';
import type { User } from '../features/users/users.model';

/** Texts in which colleagues are named with `@`. */
const texts = [
  IdeaRow,
  RevisionRow,
  CommentRow,
  CommentRevisionRow,
  NoteRow,
  ExtensionRow,
  OfficialReplyRow,
] as unknown as Model<{ body: string }>[];

/** The beginnings of such texts, as news tell them: there a mention is `@` and the name. */
const excerpts = [
  [NotificationRow, 'excerpt'],
  [EventRow, 'data.excerpt'],
] as const;

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const said = (label: string) => sayMention({ kind: 'person', id: '', label });

/**
 * Takes a person's name out of what others wrote where Leaven put it: out of mentions, and of messages that
 * lie here because no mail server is set. A name that somebody typed in their own words stays.
 * @param check is called between pieces, and throws where the process is to end
 */
export async function unname({ _id, name }: User, check: () => void): Promise<void> {
  const id = String(_id);
  const [, leadsTo = id] = writeMention({ kind: 'person', id, label: '' }).split(']');
  for (const model of texts) {
    const naming = model.find({ body: { $regex: literally(leadsTo) } }, { body: 1 }).lean();
    for await (const row of naming.cursor()) {
      check();
      const body = mapMentions(row.body, (mention) =>
        writeMention(mention.id === id ? { ...mention, label: formerColleague } : mention),
      );
      // Guarded: who edits it in this moment is not undone, and names nobody who is gone.
      await model.collection.updateOne({ _id: row._id, body: row.body }, { $set: { body } });
    }
  }
  for (const [model, field] of excerpts) {
    const naming = model.collection.find({ [field]: { $regex: literally(said(name)) } });
    for await (const row of naming) {
      check();
      const excerpt: string = field === 'excerpt' ? row.excerpt : row.data.excerpt;
      const words = excerpt.replaceAll(said(name), said(formerColleague));
      await model.collection.updateOne({ _id: row._id }, { $set: { [field]: words } });
    }
  }
  const named = { $regex: literally(name) };
  await SendingRow.updateMany(
    { $or: [{ 'preview.text': named }, { 'preview.html': named }, { 'preview.subject': named }] },
    { $unset: { preview: 1 } },
  );
}
