import { useTranslation } from 'react-i18next';
import styles from './Thread.module.css';
import { useTypists } from './typing';

/** Who is writing right now. Its line is always there, so nothing moves; screen readers are not interrupted. */
export function Typing({ ideaId }: { ideaId: string }) {
  const { t } = useTranslation('comments');
  const people = useTypists(ideaId);
  const [one, other] = people;
  return (
    <p className={styles.typing}>
      {one &&
        (people.length > 2
          ? t('typing.many')
          : other
            ? t('typing.two', { name: one.name, other: other.name })
            : t('typing.one', { name: one.name }))}
    </p>
  );
}
