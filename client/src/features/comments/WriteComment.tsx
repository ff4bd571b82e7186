import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { useHash } from '../../lib/router';
import { Segmented } from '../../ui/Segmented';
import { Composer } from './Composer';
import { NoteFrame } from './Note';
import { usePostComment } from './queries';
import styles from './Thread.module.css';
import { Typing } from './Typing';
import { useTellTyping } from './typing';

/** The form of the field, for who lays text into it. */
export const writeForm = (ideaId: string) => `comment:${ideaId}`;
/** The address of the field within its idea's page. */
export const writeHash = '#write';

/** The field below a thread. */
export function WriteComment({ ideaId, mayNote }: { ideaId: string; mayNote: boolean }) {
  const { t } = useTranslation('comments');
  const comment = useDraft(writeForm(ideaId), '');
  const note = useDraft(`note:${ideaId}`, '');
  const post = usePostComment(ideaId);
  const asked = useHash() === writeHash;
  // Who was writing a note when they left goes on with it.
  const [kind, setKind] = useState<'comment' | 'note'>(
    !asked && note.value !== '' && comment.value === '' ? 'note' : 'comment',
  );
  const asNote = mayNote && kind === 'note';
  const tellTyping = useTellTyping(ideaId, !asNote);
  const draft = asNote ? note : comment;
  const visibility = asNote ? 'staff' : 'everybody';
  const composer = (
    <Composer
      key={visibility}
      label={t(asNote ? 'note.writeLabel' : 'writeLabel')}
      placeholder={t(asNote ? 'note.writePlaceholder' : 'writePlaceholder')}
      value={draft.value}
      onChange={(text) => {
        draft.set(text);
        tellTyping();
      }}
      onSubmit={() => post.mutate({ body: draft.value, visibility }, { onSuccess: draft.clear })}
      action={t(asNote ? 'note.post' : 'post')}
      busy={post.isPending}
      error={post.error}
      autoFocus={asked}
      withAvatar
      picturesOf={asNote ? undefined : ideaId}
    />
  );
  return (
    <div className={styles.write}>
      {mayNote && (
        <Segmented
          label={t('note.choose')}
          value={kind}
          options={[
            { value: 'comment', label: t('note.everybody') },
            { value: 'note', label: t('note.name') },
          ]}
          onChange={setKind}
        />
      )}
      {asNote ? <NoteFrame>{composer}</NoteFrame> : composer}
      <Typing ideaId={ideaId} />
    </div>
  );
}
