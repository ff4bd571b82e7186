import type {
  AttachmentList,
  AttachmentView,
} from '@leaven/shared/attachments/attachments.schemas';
import { IconPaperclip } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatList } from '../../lib/format';
import { Link } from '../../lib/router';
import { Button } from '../../ui/Button';
import { FileList, picturesAmong } from './FileList';
import styles from './Files.module.css';
import { Lightbox } from './Lightbox';
import { acceptOf, kindNames, refusal } from './limits';
import { type Place, useRemoveFile } from './queries';
import { SendingRow } from './SendingRow';
import { sendFiles, useSendings } from './sending';
import { useFileTarget } from './useFileTarget';

/** An idea that was merged into the one whose files are shown. */
export interface Source {
  id: string;
  title: string;
}

/** What came along with each merged idea, in the order of the merges. */
const groupsOf = (items: readonly AttachmentView[], cameFrom: readonly Source[]) =>
  cameFrom
    .map((source) => ({ source, files: items.filter(({ ideaId }) => ideaId === source.id) }))
    .filter(({ files }) => files.length > 0);

/**
 * The files of one place: pictures to look at, documents to take home, what is on its way, and where
 * one may, a way to add more: chosen, dropped on the target or pasted into it.
 */
export function Files({
  place,
  list,
  cameFrom = [],
  target,
}: {
  place: Place;
  list: AttachmentList;
  cameFrom?: readonly Source[];
  target: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation('attachments');
  const sendings = useSendings(place);
  const remove = useRemoveFile(place);
  const chooser = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<string>();
  const { items, limits, abilities } = list;
  const own = items.filter(({ ideaId }) => ideaId === place);
  const groups = groupsOf(items, cameFrom);

  const add = (files: File[]) =>
    sendFiles(place, files, (file, index) =>
      refusal(
        file,
        own.length + sendings.filter(({ state }) => state !== 'failed').length + index,
        limits,
      ),
    );
  const isOver = useFileTarget(target, abilities.attach ? add : undefined);

  const pictures = picturesAmong(items);
  if (items.length === 0 && sendings.length === 0 && !abilities.attach) return null;

  return (
    <section className={styles.files} aria-label={t('label')}>
      <FileList items={own} onOpen={setShown} onRemove={remove.mutate} />
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
      {groups.map(({ source, files }) => (
        <div key={source.id} className={styles.group}>
          <Link to={`/ideas/${source.id}?original=true`} className={`link ${styles.source}`}>
            {t('cameFrom', { title: source.title })}
          </Link>
          <FileList items={files} onOpen={setShown} onRemove={remove.mutate} />
        </div>
      ))}
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
