import type { MovableStage } from '@leaven/shared/projects/projects.schemas';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Board.module.css';
import { columnId } from './BoardColumn';
import { columnCount } from './columnCount';
import type { useColumn } from './queries';

interface Item {
  stage: MovableStage;
  column: ReturnType<typeof useColumn>;
}

/** The stage whose column is under the strip: the last one that begins above the middle. */
function useStageInView(stages: readonly MovableStage[]): MovableStage | undefined {
  const [current, setCurrent] = useState(stages[0]);
  const names = stages.join();
  useEffect(() => {
    const stagesNow = names.split(',') as MovableStage[];
    const look = () => {
      const above = stagesNow.filter((stage) => {
        const top = document.getElementById(columnId(stage))?.getBoundingClientRect().top;
        return top !== undefined && top < innerHeight / 2;
      });
      setCurrent(above.at(-1) ?? stagesNow[0]);
    };
    look();
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [names]);
  return current;
}

/** On phones: the stages with their counts, to jump to, since the columns stand below each other. */
export function StageStrip({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation(['projects', 'ui']);
  const current = useStageInView(items.map(({ stage }) => stage));
  return (
    <nav className={`only-phone ${styles.strip}`} aria-label={t('board.stages')}>
      {items.map(({ stage, column }) => (
        <a
          key={stage}
          href={`#${columnId(stage)}`}
          aria-current={stage === current ? 'true' : undefined}
        >
          <b className="num">{columnCount(t, column)}</b>
          <span>{t(`ui:stage.${stage}`)}</span>
        </a>
      ))}
    </nav>
  );
}
