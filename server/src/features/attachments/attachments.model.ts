import { type AttachmentKind, attachmentKinds } from '@leaven/shared/settings/settings.schemas';
import { model, Schema, type Types } from 'mongoose';

export interface Attachment {
  _id: Types.ObjectId;
  /** Null while it waits for its idea to be posted. */
  ideaId: Types.ObjectId | null;
  /** Of a picture in a comment. */
  commentId?: Types.ObjectId;
  uploaderId: Types.ObjectId;
  /** Among whose files it has its place: the idea, the comment, or whoever it waits for. */
  holderId: Types.ObjectId;
  /**
   * Its place among the files of its holder, each held by one: so the limit stands however many
   * arrive at once. Null while it arrives and once it was removed.
   */
  position: number | null;
  name: string;
  /** What a picture shows; empty where nobody said it. */
  alt: string;
  kind: AttachmentKind;
  bytes: number;
  width: number | null;
  height: number | null;
  fileId: Types.ObjectId;
  thumbnail: { fileId: Types.ObjectId; bytes: number } | null;
  createdAt: Date;
  deletedAt: Date | null;
  deletedById: Types.ObjectId | null;
  /**
   * From when on the sweep takes the row away, and its files before it: set before the first byte is
   * stored, so that whatever a crash leaves is found. Null for what an idea keeps.
   */
  sweepAt: Date | null;
}

const id = Schema.Types.ObjectId;
const schema = new Schema<Attachment>(
  {
    ideaId: { type: id, default: null },
    commentId: { type: id },
    uploaderId: { type: id, required: true },
    holderId: { type: id, required: true },
    position: { type: Number, default: null },
    name: { type: String, required: true },
    alt: { type: String, default: '' },
    kind: { type: String, enum: attachmentKinds, required: true },
    bytes: { type: Number, required: true },
    width: { type: Number, default: null },
    height: { type: Number, default: null },
    fileId: { type: id, required: true },
    thumbnail: { type: new Schema({ fileId: id, bytes: Number }, { _id: false }), default: null },
    createdAt: { type: Date, required: true },
    deletedAt: { type: Date, default: null },
    deletedById: { type: id, default: null },
    sweepAt: { type: Date, default: null },
  },
  { versionKey: false },
);
schema.index(
  { holderId: 1, position: 1 },
  { unique: true, partialFilterExpression: { position: { $type: 'int' } } },
);
/** For the purge of ideas, which asks for the removed ones too. */
schema.index({ ideaId: 1 });
schema.index({ sweepAt: 1 }, { partialFilterExpression: { sweepAt: { $type: 'date' } } });
schema.index({ uploaderId: 1 });

export const AttachmentRow = model('Attachment', schema, 'attachments');

/** What is shown among the files of these holders. */
export const placedWith = (holderIds: Types.ObjectId[]) => ({
  holderId: { $in: holderIds },
  position: { $gte: 0, $type: 'int' as const },
});
