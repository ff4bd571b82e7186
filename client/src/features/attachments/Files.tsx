import { type AttachmentList, isPicture } from '@leaven/shared/attachments/attachments.schemas';
import { IconPaperclip } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatList } from '../../lib/format';
import { Button } from '../../ui/Button';
import { DocumentRow } from './DocumentRow';
import styles from './Files.module.css';
import { Lightbox } from './Lightbox';
import { acceptOf, kindNames, refusal } from './limits';
import { Picture } from './Picture';
import { type Place, useRemoveFile } from './queries';
import { SendingRow } from './SendingRow';
import { sendFiles, useSendings } from './sending';
import { useFileTarget } from './useFileTarget';

/**
 * The files of one place: pictures to look at, documents to take home, what is on its way, and where
 * one may, a way to add more: chosen, dropped on the target or pasted into it.
 */
export function Files({
  place,
  list,
  target,
}: {
  place: Place;
  list: AttachmentList;
  target: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation('attachments');
  const sendings = useSendings(place);
  const remove = useRemoveFile(place);
  const chooser = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<string>();
  const { items, limits, abilities } = list;

  const add = (files: File[]) =>
    sendFiles(place, files, (file, index) =>
      refusal(
        file,
        items.length + sendings.filter(({ state }) => state !== 'failed').length + index,
        limits,
      ),
    );
  const isOver = useFileTarget(target, abilities.attach ? add : undefined);

  const pictures = items.filter(({ kind }) => isPicture(kind));
  const documents = items.filter(({ kind }) => !isPicture(kind));
  if (items.length === 0 && sendings.length === 0 && !abilities.attach) return null;

  return (
    <section className={styles.files} aria-label={t('label')}>
      {pictures.length > 0 && (
        <ul className={styles.pictures}>
          {pictures.map((file) => (
            <Picture
              key={file.id}
              file={file}
              onOpen={() => setShown(file.id)}
              onRemove={() => remove.mutate(file)}
            />
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ul className={styles.documents}>
          {documents.map((file) => (
            <DocumentRow key={file.id} file={file} onRemove={() => remove.mutate(file)} />
          ))}
        </ul>
      )}
      {sendings.length > 0 && (
        <ul className={styles.documents}>
          {sendings.map((sending) => (
            <SendingRow key={sending.id} sending={sending} />
          ))}
        </ul>
      )}
      {abilities.attach && (
        <div className={styles.add}>
          <Button
            kind="quiet"
            size="sm"
            icon={IconPaperclip}
            onClick={() => chooser.current?.click()}
          >
            {t('add')}
          </Button>
          <input
            ref={chooser}
            className="sr"
            type="file"
            multiple
            tabIndex={-1}
            aria-label={t('add')}
            accept={acceptOf(limits.kinds)}
            onChange={({ target: input }) => {
              add([...(input.files ?? [])]);
              // So that the same file can be chosen again.
              input.value = '';
            }}
          />
          <span className={styles.hint}>{t('hint', { most: formatBytes(limits.maxBytes) })}</span>
          <span className="sr">{t('kinds', { kinds: formatList(kindNames(limits.kinds)) })}</span>
        </div>
      )}
      {isOver && (
        <p className={styles.over} aria-hidden="true">
          {t('drop')}
        </p>
      )}
      <Lightbox
        place={place}
        pictures={pictures}
        shown={shown}
        onShow={setShown}
        onRemove={(file) => remove.mutate(file)}
      />
    </section>
  );
}
