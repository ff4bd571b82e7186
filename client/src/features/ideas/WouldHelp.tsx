import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../lib/router';
import { Icon } from '../../ui/Icon';
import { Rich } from '../../ui/Rich';
import styles from './Beneficiary.module.css';

/** Whom an idea would help, leading to all ideas for the same people. */
export function WouldHelp({ beneficiary }: { beneficiary: string }) {
  const { t } = useTranslation('ideas');
  return (
    <p className={styles.says}>
      <Icon of={IconUsers} size={16} />
      <span>
        <Rich
          text={t('beneficiary.says')}
          tags={{
            who: () => (
              <Link to={`/?helps=${encodeURIComponent(beneficiary)}`} className="link">
                <bdi>{beneficiary}</bdi>
              </Link>
            ),
          }}
        />
      </span>
    </p>
  );
}
