import { useTranslation } from 'react-i18next';
import { Board } from '../features/projects/Board';
import { useProjectsLive } from '../features/projects/live';
import { ShutDownList } from '../features/projects/ShutDownList';
import { useBoard } from '../features/projects/useBoard';
import { LinkButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { PageHead } from '../ui/Page';
import { BoardSkeleton } from '../ui/Skeleton';

/** What became of promoted ideas, stage by stage. */
export default function ProjectsPage() {
  const { t } = useTranslation('projects');
  const board = useBoard();
  useProjectsLive();
  return (
    <>
      <PageHead title={t('board.title')} lead={t('board.lead')} />
      {board.isPending ? (
        <BoardSkeleton />
      ) : board.error ? (
        <ErrorState title={t('board.failed')} error={board.error} onRetry={board.retry} />
      ) : board.isEmpty ? (
        <EmptyState
          title={t('board.emptyTitle')}
          action={
            <LinkButton to="/" kind="fill">
              {t('board.emptyAction')}
            </LinkButton>
          }
        >
          {t('board.emptyText')}
        </EmptyState>
      ) : (
        <>
          <Board board={board} />
          <ShutDownList column={board.shutDown} />
        </>
      )}
    </>
  );
}
