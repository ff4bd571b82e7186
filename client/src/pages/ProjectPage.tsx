import { AppError } from '@leaven/shared/http/errors';
import { useTranslation } from 'react-i18next';
import { History } from '../features/projects/History';
import { useProjectsLive } from '../features/projects/live';
import { ProjectAside } from '../features/projects/ProjectAside';
import { ProjectHead } from '../features/projects/ProjectHead';
import { boardPath } from '../features/projects/paths';
import { useProject } from '../features/projects/queries';
import { ShutDownReport } from '../features/projects/ShutDownReport';
import { Updates } from '../features/projects/Updates';
import { useParams } from '../lib/router';
import { useRoom } from '../realtime/live';
import { LinkButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Columns, Middle, PageTitle, Section } from '../ui/Page';
import { PageSkeleton } from '../ui/Skeleton';

/** An id that is none, or of nothing: both mean that there is no such project. */
const isGone = (error: unknown): boolean =>
  error instanceof AppError && (error.status === 404 || error.status === 400);

export default function ProjectPage() {
  const { t } = useTranslation('projects');
  const { id = '' } = useParams<{ id: string }>();
  const { data: project, error, refetch } = useProject(id);
  useProjectsLive();
  useRoom({ kind: 'project', id });

  if (project)
    return (
      <Columns asideLabel={t('page.aside')} aside={<ProjectAside project={project} />} sticky>
        <ProjectHead project={project} />
        {project.shutdown && <ShutDownReport shutdown={project.shutdown} />}
        <Section title={t('updates.title')}>
          <Updates project={project} />
        </Section>
        <Section title={t('history.title')}>
          <History steps={project.steps} />
        </Section>
      </Columns>
    );
  if (!error) return <PageSkeleton />;
  return (
    <Middle>
      {isGone(error) ? (
        <>
          <PageTitle hidden>{t('page.goneTitle')}</PageTitle>
          <EmptyState
            title={t('page.goneTitle')}
            action={<LinkButton to={boardPath}>{t('page.goneAction')}</LinkButton>}
          >
            {t('page.goneText')}
          </EmptyState>
        </>
      ) : (
        <>
          <PageTitle hidden>{t('page.failed')}</PageTitle>
          <ErrorState title={t('page.failed')} error={error} onRetry={() => void refetch()} />
        </>
      )}
    </Middle>
  );
}
