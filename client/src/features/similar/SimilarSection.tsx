import { useTranslation } from 'react-i18next';
import { AsideSection } from '../../ui/Page';
import { useSimilarTo } from './queries';
import { SimilarRow } from './SimilarRow';
import styles from './similar.module.css';

/** What else says about the same as an idea; nothing where there is none, since it is an extra. */
export function SimilarSection({ ideaId }: { ideaId: string }) {
  const { t } = useTranslation('similar');
  const { data } = useSimilarTo(ideaId);
  if (!data || data.items.length === 0) return null;
  return (
    <AsideSection title={t('title')}>
      <ul className={styles.list}>
        {data.items.map((idea) => (
          <SimilarRow key={idea.id} idea={idea} />
        ))}
      </ul>
    </AsideSection>
  );
}
