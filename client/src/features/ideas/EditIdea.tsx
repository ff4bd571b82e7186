import { AppError } from '@leaven/shared/http/errors';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldProblems, problemText } from '../../lib/problem';
import { offerUndo } from '../../lib/toasts';
import { Banner } from '../../ui/Banner';
import { Button, SubmitButton } from '../../ui/Button';
import { MarkdownEditor } from '../../ui/MarkdownEditor';
import { shownOf } from '../../ui/mentions/text';
import { Sheet } from '../../ui/Sheet';
import { CategoryPicker } from '../categories/CategoryPicker';
import { Guidance } from '../categories/Guidance';
import { useCategories } from '../categories/queries';
import { Beneficiary } from './Beneficiary';
import styles from './EditIdea.module.css';
import { GrowingText } from './GrowingText';
import { limits, problemsOf } from './ideaDraft';
import { OtherVersion } from './OtherVersion';
import { refreshIdea, useEditIdea } from './queries';
import type { IdeaEdit } from './useIdeaEdit';

const isStale = (error: unknown) => error instanceof AppError && error.code === 'stale_edit';

/**
 * The idea's text as fields, in its place. When it is changed elsewhere meanwhile, that version stands
 * beside this one, and nothing that was typed is touched.
 */
export function EditIdea({ idea, edit }: { idea: IdeaView; edit: IdeaEdit }) {
  const { t } = useTranslation('ideas');
  const client = useQueryClient();
  const categories = useCategories().data ?? [];
  const save = useEditIdea(idea.id);
  const [tried, setTried] = useState(false);
  const { text } = edit;
  const refused = fieldProblems(save.error);
  const problems = { ...refused, ...(tried ? problemsOf(text, t) : {}) };
  const wasOvertaken = idea.contentRev > text.contentRev;

  const submit = (contentRev: number) => {
    setTried(true);
    if (save.isPending || Object.keys(problemsOf(text, t)).length > 0) return;
    save.mutate(
      {
        title: text.title,
        body: text.body,
        categoryId: text.categoryId,
        beneficiary: text.beneficiary,
        contentRev,
      },
      {
        onSuccess: edit.close,
        onError: (error) => {
          if (isStale(error)) void refreshIdea(client, idea.id).catch(() => {});
        },
      },
    );
  };

  const drop = () => {
    const typed = text;
    edit.close();
    if (edit.isChanged) offerUndo({ message: t('edit.dropped'), onUndo: () => edit.change(typed) });
  };

  return (
    <Sheet pad>
      <form
        className={styles.form}
        aria-label={t('edit.label')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit(text.contentRev);
        }}
      >
        {wasOvertaken && (
          <OtherVersion
            title={t('edit.overtaken')}
            onTake={drop}
            onKeep={() => submit(idea.contentRev)}
          >
            <p className="strong">{idea.title}</p>
            <p className={styles.other}>{shownOf(idea.body)}</p>
          </OtherVersion>
        )}
        <GrowingText
          className={styles.title}
          label={t('capture.title')}
          value={text.title}
          onChange={(title) => edit.change({ ...text, title: title.replace(/\s*\n\s*/g, ' ') })}
          most={limits.titleMost}
          problem={problems.title}
          autoFocus
        />
        <MarkdownEditor
          label={t('capture.body')}
          placeholder={t('capture.body')}
          value={text.body}
          onChange={(body) => edit.change({ ...text, body })}
          problem={problems.body}
          minRows={6}
          onSubmit={() => submit(text.contentRev)}
        />
        {problems.body && (
          <p className={styles.problem} role="alert">
            {problems.body}
          </p>
        )}
        <Beneficiary
          value={text.beneficiary ?? ''}
          onChange={(beneficiary) => edit.change({ ...text, beneficiary })}
          problem={problems.beneficiary}
        />
        <Guidance categoryId={text.categoryId} />
        {save.isError && !isStale(save.error) && Object.keys(refused).length === 0 && (
          <Banner tone="red" icon={IconAlertTriangle} role="alert">
            {problemText(save.error)} {t('edit.kept')}
          </Banner>
        )}
        <div className="row wrap">
          <CategoryPicker
            categories={categories}
            value={text.categoryId}
            onChange={(categoryId) => edit.change({ ...text, categoryId })}
          />
          <span className="grow" />
          <Button kind="quiet" onClick={drop}>
            {t('edit.cancel')}
          </Button>
          {!wasOvertaken && <SubmitButton busy={save.isPending}>{t('edit.save')}</SubmitButton>}
        </div>
      </form>
    </Sheet>
  );
}
