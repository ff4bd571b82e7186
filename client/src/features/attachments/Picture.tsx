import type { AttachmentView } from '@leaven/shared/attachments/attachments.schemas';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import { thumbnailAddress } from './address';
import styles from './Files.module.css';

/** A picture in small; it opens in large. */
export function Picture({
  file,
  onOpen,
  onRemove,
}: {
  file: AttachmentView;
  onOpen: () => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('attachments');
  return (
    <li className={styles.picture}>
      <button type="button" aria-label={t('open', { what: file.alt })} onClick={onOpen}>
        <img src={thumbnailAddress(file.id)} alt="" loading="lazy" decoding="async" />
      </button>
      {file.abilities.remove && (
        <IconButton
          className={styles.takeAway}
          icon={IconX}
          label={t('remove', { name: file.name })}
          onClick={onRemove}
        />
      )}
    </li>
  );
}
