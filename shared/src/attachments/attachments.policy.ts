import { allow, forbidden, type Verdict } from '../http/verdict';
import { type Actor, has } from '../users/roles';

/** What the policies need to know of an attachment. */
export interface AttachmentState {
  uploaderId: string;
  /** Whether the asker may change what belongs to its idea, now. */
  editsIdea: boolean;
}

const isUploader = (actor: Actor, { uploaderId }: AttachmentState) => uploaderId === actor.id;

export const attachmentsPolicy = {
  describe: (actor: Actor, attachment: AttachmentState): Verdict =>
    isUploader(actor, attachment)
      ? allow
      : forbidden('not_uploader', 'Only who attached a picture may say what it shows.'),

  remove: (actor: Actor, attachment: AttachmentState): Verdict =>
    isUploader(actor, attachment) || attachment.editsIdea || has(actor, 'moderate')
      ? allow
      : forbidden(
          'not_uploader',
          'Only who attached a file, the author of its idea or a moderator may remove it.',
        ),
};
