import type { MovableStage, ProjectView } from '@leaven/shared/projects/projects.schemas';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatShortDay } from '../../lib/format';
import { Link } from '../../lib/router';
import { Button } from '../../ui/Button';
import { BackLink, PageTitle } from '../../ui/Page';
import { Rich } from '../../ui/Rich';
import { StageTrack } from '../../ui/StageTrack';
import { EditDialog } from './EditDialog';
import { MoveDialog } from './MoveDialog';
import { MoveMenu } from './MoveMenu';
import styles from './ProjectPage.module.css';
import { boardPath, ideaPath } from './paths';
import { ShutDownDialog } from './ShutDownDialog';
import { type TrackStep, trackOf } from './track';

type Doing = 'edit' | 'shut down' | { move: MovableStage };

/** What a project is, where it stands, and what may be done with it now. */
export function ProjectHead({ project }: { project: ProjectView }) {
  const { t } = useTranslation('projects');
  const [doing, setDoing] = useState<Doing | null>(null);
  const { title, idea, abilities } = project;
  const movable = abilities.moveTo.length > 0 || abilities.shutDown;
  const close = () => setDoing(null);
  return (
    <>
      <BackLink to={boardPath}>{t('page.back')}</BackLink>
      <PageTitle>{title}</PageTitle>
      <p className={`muted ${styles.from}`}>
        <Rich
          text={t('page.from', { title: idea.title })}
          tags={{
            idea: (words) => (
              <Link to={ideaPath(idea.id)} className="link">
                {words}
              </Link>
            ),
          }}
        />
      </p>
      <div className={styles.track}>
        <StageTrack label={t('page.track')} steps={useTrack(project)} />
      </div>
      {(abilities.edit || movable) && (
        <div className={`row wrap ${styles.actions}`}>
          {movable && (
            <MoveMenu
              project={project}
              asButton
              onMove={(move) => setDoing({ move })}
              onShutDown={() => setDoing('shut down')}
            />
          )}
          {abilities.edit && (
            <Button icon={IconPencil} onClick={() => setDoing('edit')}>
              {t('page.edit')}
            </Button>
          )}
        </div>
      )}
      <EditDialog project={project} open={doing === 'edit'} onClose={close} />
      <MoveDialog
        project={project}
        to={doing !== null && typeof doing === 'object' ? doing.move : null}
        onClose={close}
      />
      <ShutDownDialog project={doing === 'shut down' ? project : null} onClose={close} />
    </>
  );
}

/** The track with its dates in words. */
function useTrack(project: ProjectView) {
  const { t } = useTranslation('projects');
  const note = ({ at, skipped }: TrackStep) =>
    skipped ? t('page.skipped') : at ? formatShortDay(at) : undefined;
  return trackOf(project).map((step) => ({
    stage: step.stage,
    state: step.state,
    note: note(step),
  }));
}
