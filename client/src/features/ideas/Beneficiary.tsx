import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon';
import styles from './Beneficiary.module.css';
import { GrowingText } from './GrowingText';
import { limits } from './ideaDraft';

/** "It would help …", for who wants to say it: a quiet button until then. */
export function Beneficiary({
  value,
  onChange,
  problem,
}: {
  value: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
}) {
  const { t } = useTranslation('ideas');
  const [asked, setAsked] = useState(false);
  const wasAsked = useRef(false);
  if (!asked && value === '')
    return (
      <button
        type="button"
        className={styles.ask}
        onClick={() => {
          wasAsked.current = true;
          setAsked(true);
        }}
      >
        <Icon of={IconPlus} size={14} />
        {t('beneficiary.ask')}
      </button>
    );
  return (
    <div className={styles.line}>
      <span aria-hidden="true">{t('beneficiary.label')}</span>
      <GrowingText
        label={t('beneficiary.label')}
        placeholder={t('beneficiary.placeholder')}
        value={value}
        onChange={(text) => onChange(text.replace(/\s*\n\s*/g, ' '))}
        onKeyDown={(event) => {
          // One line; with Ctrl the form is sent.
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
        }}
        most={limits.beneficiaryMost}
        problem={problem}
        autoFocus={wasAsked.current}
      />
    </div>
  );
}
