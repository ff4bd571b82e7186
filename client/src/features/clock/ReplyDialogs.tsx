import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../lib/drafts';
import { toast } from '../../lib/toasts';
import { Banner } from '../../ui/Banner';
import { SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { TextArea } from '../../ui/fields';
import type { ReplyQuestion } from './OfficialReply';
import { usePutReply, useTakeReplyBack } from './queries';

/** Writes the official reply, or takes it back. */
export default function ReplyDialogs({
  idea,
  question,
  onClose,
}: {
  idea: IdeaView;
  question: ReplyQuestion | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('clock');
  return (
    <>
      <Dialog open={question === 'write'} onClose={onClose} title={t('reply.writeTitle')}>
        <ReplyForm idea={idea} onClose={onClose} />
      </Dialog>
      <Dialog open={question === 'takeBack'} onClose={onClose} title={t('reply.takeBackTitle')}>
        <TakeBackForm idea={idea} onClose={onClose} />
      </Dialog>
    </>
  );
}

interface Writing {
  body: string;
  /** The reply that was there when this was begun. */
  replaces: string | null;
}

function ReplyForm({ idea, onClose }: { idea: IdeaView; onClose: () => void }) {
  const { t } = useTranslation('clock');
  const current = idea.pinned?.id ?? null;
  const [begun] = useState<Writing>({ body: idea.pinned?.body ?? '', replaces: current });
  const draft = useDraft<Writing>(`reply:${idea.id}`, begun);
  const { body, replaces } = draft.value;
  const [tried, setTried] = useState(false);
  const put = usePutReply(idea.id);
  const wasOvertaken = replaces !== current;
  const submit = () => {
    setTried(true);
    if (body.trim() === '') return;
    put.mutate(
      // What stands above the form has been seen by now.
      { body, replaces: current },
      {
        onSuccess: () => {
          draft.clear();
          onClose();
        },
      },
    );
  };
  return (
    <Form error={put.error} onSubmit={submit}>
      <p className="muted">{t('reply.hint')}</p>
      {wasOvertaken && (
        <Banner role="status">
          <p>{t('reply.overtaken')}</p>
          {idea.pinned && <p className="sm">{idea.pinned.body}</p>}
        </Banner>
      )}
      <TextArea
        name="body"
        label={t('reply.label')}
        placeholder={t('reply.placeholder')}
        problem={tried && body.trim() === '' ? t('reply.needed') : undefined}
        rows={6}
        maxLength={5_000}
        required
        value={body}
        onChange={({ target }) => draft.set({ ...draft.value, body: target.value })}
      />
      <DialogFoot onCancel={onClose}>
        <SubmitButton busy={put.isPending}>
          {t(current ? 'reply.replace' : 'reply.post')}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}

function TakeBackForm({ idea, onClose }: { idea: IdeaView; onClose: () => void }) {
  const { t } = useTranslation('clock');
  const takeBack = useTakeReplyBack(idea.id);
  const submit = () =>
    takeBack.mutate(undefined, {
      onSuccess: () => {
        onClose();
        toast(t('reply.takenBack'));
      },
    });
  return (
    <Form error={takeBack.error} onSubmit={submit}>
      <p>{t('reply.takeBackText')}</p>
      <DialogFoot onCancel={onClose}>
        <SubmitButton kind="stop" busy={takeBack.isPending}>
          {t('reply.takeBackDo')}
        </SubmitButton>
      </DialogFoot>
    </Form>
  );
}
