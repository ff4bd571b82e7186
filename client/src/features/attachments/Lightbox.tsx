import type { AttachmentView } from '@leaven/shared/attachments/attachments.schemas';
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { fileAddress } from './address';
import { Describe } from './Describe';
import styles from './Lightbox.module.css';
import type { Place } from './queries';

/** One picture in large, on the browser's own dialog; the arrows lead to the others. */
export function Lightbox({
  place,
  pictures,
  shown,
  onShow,
  onRemove,
}: {
  place: Place;
  pictures: readonly AttachmentView[];
  /** The id of the picture; undefined: closed. */
  shown: string | undefined;
  onShow: (id: string | undefined) => void;
  onRemove: (file: AttachmentView) => void;
}) {
  const { t } = useTranslation('attachments');
  const dialog = useRef<HTMLDialogElement>(null);
  const index = pictures.findIndex(({ id }) => id === shown);
  const file = pictures[index];
  const isOpen = file !== undefined;

  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  const step = (by: number) => {
    const next = pictures[(index + by + pictures.length) % pictures.length];
    if (next) onShow(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Within the field the arrows move the caret.
    if (event.target instanceof HTMLInputElement || pictures.length < 2) return;
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1;
    if (event.key === 'ArrowRight') step(forward);
    else if (event.key === 'ArrowLeft') step(-forward);
  };

  return (
    <dialog
      ref={dialog}
      className={styles.lightbox}
      aria-label={file && t('picture', { what: file.alt })}
      onClose={() => onShow(undefined)}
      onKeyDown={onKeyDown}
    >
      {file && (
        <>
          <div className={styles.bar}>
            <span className={styles.count} role="status">
              {pictures.length > 1 && t('place', { place: index + 1, count: pictures.length })}
            </span>
            <a
              className={styles.download}
              href={fileAddress(file.id)}
              download={file.name}
              title={t('download')}
              aria-label={t('download')}
            >
              <Icon of={IconDownload} />
            </a>
            {file.abilities.remove && (
              <IconButton
                icon={IconTrash}
                label={t('remove', { name: file.name })}
                onClick={() => {
                  onShow(undefined);
                  onRemove(file);
                }}
              />
            )}
            <IconButton icon={IconX} label={t('close')} onClick={() => onShow(undefined)} />
          </div>
          <div className={styles.stage}>
            <img
              key={file.id}
              src={fileAddress(file.id)}
              alt={file.alt}
              width={file.width ?? undefined}
              height={file.height ?? undefined}
            />
          </div>
          <div className={styles.foot}>
            {pictures.length > 1 && (
              <IconButton icon={IconChevronLeft} label={t('previous')} onClick={() => step(-1)} />
            )}
            <Describe key={file.id} place={place} file={file} />
            {pictures.length > 1 && (
              <IconButton icon={IconChevronRight} label={t('next')} onClick={() => step(1)} />
            )}
          </div>
        </>
      )}
    </dialog>
  );
}
