import { type AttachmentView, isPicture } from '@leaven/shared/attachments/attachments.schemas';
import { DocumentRow } from './DocumentRow';
import styles from './Files.module.css';
import { Picture } from './Picture';

export const picturesAmong = (items: readonly AttachmentView[]): AttachmentView[] =>
  items.filter(({ kind }) => isPicture(kind));

/** Pictures to look at, then documents to take home. */
export function FileList({
  items,
  onOpen,
  onRemove,
}: {
  items: readonly AttachmentView[];
  onOpen: (id: string) => void;
  onRemove: (file: AttachmentView) => void;
}) {
  const pictures = picturesAmong(items);
  const documents = items.filter(({ kind }) => !isPicture(kind));
  return (
    <>
      {pictures.length > 0 && (
        <ul className={styles.pictures}>
          {pictures.map((file) => (
            <Picture
              key={file.id}
              file={file}
              onOpen={() => onOpen(file.id)}
              onRemove={() => onRemove(file)}
            />
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ul className={styles.documents}>
          {documents.map((file) => (
            <DocumentRow key={file.id} file={file} onRemove={() => onRemove(file)} />
          ))}
        </ul>
      )}
    </>
  );
}
