import type { MovableStage } from '@leaven/shared/projects/projects.schemas';
import { type DragEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { stageLooks } from '../../ui/stages';
import styles from './Board.module.css';
import { columnCount } from './columnCount';
import type { useColumn } from './queries';

/** Where the strip of stages on phones leads. */
export const columnId = (stage: MovableStage) => `stage-${stage}`;

/** One stage of the board. It takes a dragged card where the viewer may move it there. */
export function BoardColumn({
  stage,
  column,
  accepts,
  onDrop,
  children,
}: {
  stage: MovableStage;
  column: ReturnType<typeof useColumn>;
  accepts: boolean;
  onDrop: () => void;
  /** Its cards, as list items. */
  children: readonly ReactNode[];
}) {
  const { t } = useTranslation(['projects', 'ui']);
  const headingId = useId();
  const [over, setOver] = useState(false);
  const word = t(`ui:stage.${stage}`);
  const drop = accepts && {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onDrop();
    },
  };
  return (
    <section
      id={columnId(stage)}
      className={classes(styles.column, accepts && styles.accepts, over && styles.over)}
      aria-labelledby={headingId}
      {...drop}
    >
      <h2 className={`h3 row ${styles.heading}`} id={headingId}>
        <Icon of={stageLooks[stage].icon} size={16} />
        {word}
        <span className={`muted num ${styles.count}`}>{columnCount(t, column)}</span>
      </h2>
      {children.length > 0 ? (
        <ul className={styles.cards}>{children}</ul>
      ) : (
        <p className="sm muted">{t('board.none')}</p>
      )}
      {column.hasNextPage && (
        <Button
          size="sm"
          kind="quiet"
          busy={column.isFetchingNextPage}
          aria-label={t('board.moreOf', { stage: word })}
          onClick={() => void column.fetchNextPage()}
        >
          {t('board.more')}
        </Button>
      )}
    </section>
  );
}
