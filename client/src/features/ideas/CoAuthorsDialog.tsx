import { mostCoAuthors } from '@leaven/shared/ideas/coAuthors.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { Button, SubmitButton } from '../../ui/Button';
import { Dialog, DialogFoot } from '../../ui/Dialog';
import { Form } from '../../ui/Form';
import { PersonBlock } from '../../ui/Person';
import { PersonPicker } from '../../ui/PersonPicker';
import { Row, Rows } from '../../ui/Sheet';
import { searchAnyone } from '../users/queries';
import { useEndCoAuthorship, useInviteCoAuthor } from './coAuthoring';

/** Who writes an idea together with its author: those who do, those who were asked, and one more. */
export default function CoAuthorsDialog({
  idea,
  open,
  onClose,
}: {
  idea: IdeaView;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation(['authors', 'ui']);
  const { coAuthors } = idea;
  const { invited } = idea.coAuthoring;
  const isFull = coAuthors.length + invited.length >= mostCoAuthors;
  return (
    <Dialog open={open} onClose={onClose} title={t('dialog.title')}>
      <div className="stack">
        <p className="muted">{t('dialog.text')}</p>
        {coAuthors.length + invited.length > 0 && (
          <Rows label={t('dialog.label')}>
            {coAuthors.map((person) => (
              <CoAuthor key={person.id} idea={idea} person={person} isIn />
            ))}
            {invited.map((person) => (
              <CoAuthor key={person.id} idea={idea} person={person} isIn={false} />
            ))}
          </Rows>
        )}
        {isFull ? <p>{t('dialog.full', { count: mostCoAuthors })}</p> : <Invite idea={idea} />}
        <DialogFoot>
          <Button onClick={onClose}>{t('ui:dialog.close')}</Button>
        </DialogFoot>
      </div>
    </Dialog>
  );
}

function CoAuthor({ idea, person, isIn }: { idea: IdeaView; person: PersonRef; isIn: boolean }) {
  const { t } = useTranslation('authors');
  const end = useEndCoAuthorship(idea.id);
  return (
    <Row>
      <span className="grow">
        <PersonBlock person={person} note={isIn ? t('dialog.writes') : t('dialog.asked')} />
      </span>
      <Button
        size="sm"
        kind="quiet"
        busy={end.isPending}
        aria-label={t(isIn ? 'dialog.removeName' : 'dialog.withdrawName', { name: person.name })}
        onClick={() =>
          end.mutate(person.id, { onError: (error) => toast(problemText(error), 'error') })
        }
      >
        {isIn ? t('dialog.remove') : t('dialog.withdraw')}
      </Button>
    </Row>
  );
}

function Invite({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('authors');
  const [person, setPerson] = useState<PersonRef>();
  const [tried, setTried] = useState(false);
  const invite = useInviteCoAuthor(idea.id);
  const submit = () => {
    setTried(true);
    if (!person) return;
    invite.mutate(person.id, {
      onSuccess: () => {
        setPerson(undefined);
        setTried(false);
        toast(t('dialog.invited', { name: person.name }));
      },
    });
  };
  return (
    <Form error={invite.error} onSubmit={submit}>
      <PersonPicker
        name="personId"
        label={t('dialog.person')}
        problem={tried && !person ? t('dialog.personNeeded') : undefined}
        value={person}
        onChange={setPerson}
        search={searchAnyone}
      />
      <p>
        <SubmitButton busy={invite.isPending}>{t('dialog.invite')}</SubmitButton>
      </p>
    </Form>
  );
}
