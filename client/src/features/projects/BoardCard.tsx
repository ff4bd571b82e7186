import type { MovableStage, ProjectCard } from '@leaven/shared/projects/projects.schemas';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../lib/format';
import { Link } from '../../lib/router';
import { Avatar } from '../../ui/Avatar';
import { Money } from '../../ui/Money';
import { Sheet } from '../../ui/Sheet';
import styles from './Board.module.css';
import { MoveMenu } from './MoveMenu';
import { projectPath } from './paths';

/** A project on the board: what it is, what it may spend, who does it. */
export function BoardCard({
  project,
  carried,
  onMove,
  onShutDown,
  onDrag,
}: {
  project: ProjectCard;
  /** The id of the card that was moved by its menu and takes the focus in its new place. */
  carried: RefObject<string | null>;
  onMove: (to: MovableStage) => void;
  onShutDown: () => void;
  onDrag: (project: ProjectCard | null) => void;
}) {
  const { t } = useTranslation('projects');
  const card = useRef<HTMLDivElement>(null);
  const { id, title, budget, owner, abilities } = project;
  const movable = abilities.moveTo.length > 0;

  useEffect(() => {
    if (carried.current !== id) return;
    carried.current = null;
    card.current?.querySelector('button')?.focus();
  }, [carried, id]);

  return (
    <Sheet
      ref={card}
      className={styles.card}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        onDrag(project);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <h3 className={styles.title}>
        <Link to={projectPath(id)} className="underlined" draggable={false}>
          {title}
        </Link>
      </h3>
      <p className="sm">
        {budget ? <Money value={budget} /> : <span className="muted">{t('board.noBudget')}</span>}
      </p>
      <div className={`row sm muted ${styles.foot}`}>
        <Avatar person={owner} size={20} />
        <span className={styles.owner} title={owner.name}>
          {shortName(owner.name)}
        </span>
        {(movable || abilities.shutDown) && (
          <MoveMenu project={project} onMove={onMove} onShutDown={onShutDown} />
        )}
      </div>
    </Sheet>
  );
}
