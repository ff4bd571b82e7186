import type { TrialAnswer, TrialView } from '@leaven/shared/trials/trials.schemas';
import {
  IconCircleCheck,
  IconDots,
  IconExternalLink,
  IconHeartHandshake,
  IconPencil,
  IconReplace,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { problemText } from '../../lib/problem';
import { offerUndo, toast } from '../../lib/toasts';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Icon, type TablerIcon } from '../../ui/Icon';
import { Menu } from '../../ui/Menu';
import { Rich } from '../../ui/Rich';
import { Row } from '../../ui/Sheet';
import { Time } from '../../ui/Time';
import { AnswerDialog } from './AnswerDialog';
import { useDeleteTrial, useRestoreTrial, useUpdateTrial } from './queries';
import { TrialForm } from './TrialForm';
import styles from './trials.module.css';

const looks: Record<TrialAnswer, { icon: TablerIcon; tone: 'green' | 'blue' | 'plain' }> = {
  adopt: { icon: IconCircleCheck, tone: 'green' },
  support: { icon: IconHeartHandshake, tone: 'blue' },
  replace: { icon: IconReplace, tone: 'plain' },
};

/** What one person tried, with its answer or the way to give one. */
export function TrialRow({ trial }: { trial: TrialView }) {
  const { t } = useTranslation('trials');
  const [editing, setEditing] = useState(false);
  const [answering, setAnswering] = useState(false);
  const update = useUpdateTrial(trial);
  const { person, text, link, postedAt, editedAt, answer, abilities } = trial;
  if (editing)
    return (
      <li>
        <TrialForm
          draftName={`trial.edit:${trial.id}`}
          initial={{ text, link: link ?? '' }}
          label={t('form.editLabel')}
          action={t('form.save')}
          save={update}
          onClose={() => setEditing(false)}
        />
      </li>
    );
  return (
    <Row className={styles.trial}>
      <Avatar person={person} size={32} />
      <p className={styles.by}>
        <b>{person.name}</b>
        <Time at={postedAt} as="day" />
        {editedAt && <span>{t('edited')}</span>}
      </p>
      <TrialMenu trial={trial} onEdit={() => setEditing(true)} />
      <div className={styles.body}>
        <p className={styles.quote}>
          <bdi>{text}</bdi>
        </p>
        {link && (
          <p>
            <a className="link row" href={link} target="_blank" rel="noopener noreferrer nofollow">
              {t('link')}
              <Icon of={IconExternalLink} size={16} />
            </a>
          </p>
        )}
        {answer && (
          <div className={styles.answer}>
            <Chip icon={looks[answer.answer].icon} tone={looks[answer.answer].tone}>
              {t(`answer.kind.${answer.answer}`)}
            </Chip>
            <p className={styles.quote}>
              <bdi>{answer.text}</bdi>
            </p>
            <p className="sm muted">
              <Rich
                text={t('answer.by', { name: answer.by.name, day: formatDay(answer.at) })}
                tags={{ b: (name) => <b>{name}</b> }}
              />
            </p>
          </div>
        )}
        {abilities.answer && (
          <div>
            <Button size="sm" onClick={() => setAnswering(true)}>
              {t(answer ? 'answer.again' : 'answer.open')}
            </Button>
          </div>
        )}
      </div>
      <AnswerDialog trial={answering ? trial : null} onClose={() => setAnswering(false)} />
    </Row>
  );
}

function TrialMenu({ trial, onEdit }: { trial: TrialView; onEdit: () => void }) {
  const { t } = useTranslation('trials');
  const remove = useDeleteTrial(trial);
  const restore = useRestoreTrial(trial);
  const { abilities, person } = trial;
  const onError = (error: unknown) => toast(t('notDone', { problem: problemText(error) }), 'error');
  if (!abilities.edit && !abilities.delete) return null;
  const label = t('menu', { name: person.name });
  return (
    <Menu
      label={label}
      trigger={(props) => <IconButton {...props} icon={IconDots} label={label} />}
      items={[
        ...(abilities.edit ? [{ label: t('edit'), icon: IconPencil, onSelect: onEdit }] : []),
        ...(abilities.delete
          ? [
              {
                label: t('delete'),
                icon: IconTrash,
                tone: 'stop' as const,
                onSelect: () =>
                  remove.mutate(undefined, {
                    onError,
                    onSuccess: () =>
                      offerUndo({
                        message: t('deleted'),
                        onUndo: () => restore.mutate(undefined, { onError }),
                      }),
                  }),
              },
            ]
          : []),
      ]}
    />
  );
}
