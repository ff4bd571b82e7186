import type { MovableStage, ProjectCard } from '@leaven/shared/projects/projects.schemas';
import { IconArchive } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Menu } from '../../ui/Menu';
import { stageLooks } from '../../ui/stages';
import styles from './Board.module.css';

/** Where a project may go from here; shutting it down asks for lessons. */
export function MoveMenu({
  project,
  onMove,
  onShutDown,
  asButton,
}: {
  project: Pick<ProjectCard, 'title' | 'abilities'>;
  onMove: (to: MovableStage) => void;
  onShutDown: () => void;
  /** A button of its own rather than a word on a card. */
  asButton?: boolean;
}) {
  const { t } = useTranslation(['projects', 'ui']);
  const { title, abilities } = project;
  const label = t('move.buttonFor', { title });
  return (
    <Menu
      label={label}
      trigger={(props) =>
        asButton ? (
          <Button {...props}>{t('move.button')}</Button>
        ) : (
          <button type="button" {...props} className={styles.move} aria-label={label}>
            {t('move.button')}
          </button>
        )
      }
      items={[
        ...abilities.moveTo.map((stage) => ({
          label: t(`ui:stage.${stage}`),
          icon: stageLooks[stage].icon,
          onSelect: () => onMove(stage),
        })),
        ...(abilities.shutDown
          ? [
              {
                label: t('move.shutDown'),
                icon: IconArchive,
                tone: 'stop' as const,
                onSelect: onShutDown,
              },
            ]
          : []),
      ]}
    />
  );
}
