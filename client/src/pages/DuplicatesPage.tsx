import { useTranslation } from 'react-i18next';
import { PairActions } from '../features/merging/PairActions';
import { DuplicateList } from '../features/similar/DuplicateList';
import { useMe } from '../lib/session';
import { BackLink, PageHead } from '../ui/Page';

/** Ideas that may have been posted twice. */
export default function DuplicatesPage() {
  const { t } = useTranslation('similar');
  const { review } = useMe().abilities;
  return (
    <>
      {review && <BackLink to="/review">{t('toReview')}</BackLink>}
      <PageHead title={t('duplicates')} lead={t('duplicatesLead')} />
      <DuplicateList actions={(pair) => <PairActions pair={pair} />} />
    </>
  );
}
