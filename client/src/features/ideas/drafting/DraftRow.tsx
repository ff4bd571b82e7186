import type { DraftView } from '@leaven/shared/ideas/drafts.schemas';
import { useTranslation } from 'react-i18next';
import { requestCompose } from '../../../lib/compose';
import { formatDayTime } from '../../../lib/format';
import { newId } from '../../../lib/newId';
import { problemText } from '../../../lib/problem';
import { useNavigate } from '../../../lib/router';
import { offerUndo, toast } from '../../../lib/toasts';
import { Button } from '../../../ui/Button';
import { shownOf } from '../../../ui/mentions/text';
import { Row } from '../../../ui/Sheet';
import styles from './Drafting.module.css';
import { broughtBack, deleted, type LocalDraft, markOf, opened } from './desk';
import { useDeleteDraft } from './drafts';
import { useDesk } from './useDesk';

/** One draft with the way back into the form and the way out. */
export function DraftRow({ draft, local }: { draft: DraftView; local: LocalDraft | undefined }) {
  const { t } = useTranslation('drafts');
  const { update } = useDesk();
  const navigate = useNavigate();
  const remove = useDeleteDraft();
  const { title, body } = local ?? draft;
  const name = title.trim() || t('page.untitled');

  const goOn = () => {
    update((desk) => opened(desk, draft, Date.now()));
    navigate('/');
    requestCompose();
  };
  const discard = () => {
    const text = local ?? { ...draft, categoryId: draft.categoryId ?? '' };
    const bringBack = () => update((desk) => broughtBack(desk, newId(), text));
    update((desk) => deleted(desk, draft.id, newId(), Date.now()));
    offerUndo({ message: t('page.deleted'), onUndo: bringBack });
    // This row is gone by the time of the answer.
    remove.mutateAsync(draft.id).catch((error: unknown) => {
      // The account still has what was saved; the rest is nowhere else.
      if (local && local.saved !== markOf(local)) bringBack();
      toast(problemText(error), 'error');
    });
  };
  return (
    <Row>
      <div className={`grow ${styles.entry}`}>
        <p className="strong" dir="auto">
          {name}
        </p>
        {body.trim() && (
          <p className={`muted ${styles.excerpt}`} dir="auto">
            {shownOf(body)}
          </p>
        )}
        <p className="sm muted">
          {draft.savedAt ? t('page.saved', { when: formatDayTime(draft.savedAt) }) : t('page.here')}
        </p>
        <p className={`row wrap ${styles.ways}`}>
          <Button size="sm" aria-label={t('page.continueThis', { title: name })} onClick={goOn}>
            {t('page.continue')}
          </Button>
          <Button
            size="sm"
            kind="quiet"
            aria-label={t('page.deleteThis', { title: name })}
            onClick={discard}
          >
            {t('page.delete')}
          </Button>
        </p>
      </div>
    </Row>
  );
}
