import type { AttachmentView } from '@leaven/shared/attachments/attachments.schemas';
import type { AttachmentKind } from '@leaven/shared/settings/settings.schemas';
import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconPresentation,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/format';
import { IconButton } from '../../ui/Button';
import { Icon, type TablerIcon } from '../../ui/Icon';
import { fileAddress } from './address';
import styles from './Files.module.css';

const icons: Partial<Record<AttachmentKind, TablerIcon>> = {
  docx: IconFileText,
  pdf: IconFileText,
  txt: IconFileText,
  xlsx: IconFileSpreadsheet,
  csv: IconFileSpreadsheet,
  pptx: IconPresentation,
};

/** A document with its kind and size, to be taken home. */
export function DocumentRow({ file, onRemove }: { file: AttachmentView; onRemove: () => void }) {
  const { t } = useTranslation('attachments');
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        <Icon of={icons[file.kind] ?? IconFile} />
      </span>
      <span className={styles.what}>
        <a href={fileAddress(file.id)} download={file.name} className={styles.name}>
          {file.name}
        </a>
        <span className={styles.facts}>
          {file.kind.toUpperCase()}, {formatBytes(file.bytes)}
        </span>
      </span>
      {file.abilities.remove && (
        <IconButton icon={IconX} label={t('remove', { name: file.name })} onClick={onRemove} />
      )}
    </li>
  );
}
