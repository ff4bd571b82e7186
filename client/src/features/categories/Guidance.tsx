import { IconInfoCircle } from '@tabler/icons-react';
import { Icon } from '../../ui/Icon';
import styles from './Guidance.module.css';
import { useCategories } from './queries';

/** What the company asks to mind in this category, beside what is being written. It holds nobody up. */
export function Guidance({ categoryId }: { categoryId: string }) {
  const category = useCategories().data?.find(({ id }) => id === categoryId);
  return (
    // Said again where another category is chosen.
    <div aria-live="polite">
      {category?.guidance && (
        <p className={styles.guidance}>
          <Icon of={IconInfoCircle} size={16} />
          <bdi>{category.guidance}</bdi>
        </p>
      )}
    </div>
  );
}
