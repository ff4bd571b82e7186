import {
  type MovableStage,
  movableStages,
  type ProjectCard,
} from '@leaven/shared/projects/projects.schemas';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../lib/announce';
import { itemsOf } from '../../lib/pages';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import styles from './Board.module.css';
import { BoardCard } from './BoardCard';
import { BoardColumn } from './BoardColumn';
import { useMoveProject } from './queries';
import { ShutDownDialog } from './ShutDownDialog';
import { StageStrip } from './StageStrip';
import type { useBoard } from './useBoard';

/** Projects by stage. Cards are dragged, or moved by their menu, which is the way for keys and touch. */
export function Board({ board }: { board: ReturnType<typeof useBoard> }) {
  const { t } = useTranslation(['projects', 'ui']);
  const [dragged, setDragged] = useState<ProjectCard | null>(null);
  const [ending, setEnding] = useState<ProjectCard | null>(null);
  const { mutateAsync } = useMoveProject();
  // A card that moves is made anew in its column; the focus goes along.
  const carried = useRef<string | null>(null);

  const move = async (project: ProjectCard, to: MovableStage, byMenu: boolean) => {
    const { title } = project;
    const carry = () => {
      if (byMenu) carried.current = project.id;
    };
    carry();
    try {
      await mutateAsync({ project, to });
      announce(t('move.moved', { title, stage: t(`ui:stage.${to}`) }));
    } catch (error) {
      carry();
      toast(t('move.failed', { title, problem: problemText(error) }), 'error');
    }
  };

  return (
    <>
      <StageStrip items={movableStages.map((stage) => ({ stage, column: board.columns[stage] }))} />
      <section className={styles.board} aria-label={t('board.label')}>
        {movableStages.map((stage) => (
          <BoardColumn
            key={stage}
            stage={stage}
            column={board.columns[stage]}
            accepts={dragged?.abilities.moveTo.includes(stage) ?? false}
            onDrop={() => dragged && void move(dragged, stage, false)}
          >
            {itemsOf(board.columns[stage].data).map((project) => (
              <li key={project.id}>
                <BoardCard
                  project={project}
                  carried={carried}
                  onMove={(to) => void move(project, to, true)}
                  onShutDown={() => setEnding(project)}
                  onDrag={setDragged}
                />
              </li>
            ))}
          </BoardColumn>
        ))}
      </section>
      <ShutDownDialog project={ending} onClose={() => setEnding(null)} />
    </>
  );
}
