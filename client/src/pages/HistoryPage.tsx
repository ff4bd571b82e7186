import { AppError } from '@leaven/shared/http/errors';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import type { RevisionView } from '@leaven/shared/ideas/revisions.schemas';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIdea } from '../features/ideas/queries';
import { Revision } from '../features/ideas/Revision';
import { useRestoreRevision, useRevisions } from '../features/ideas/revisions';
import { itemsOf } from '../lib/pages';
import { problemText } from '../lib/problem';
import { useParams } from '../lib/router';
import { offerUndo, toast } from '../lib/toasts';
import { Button } from '../ui/Button';
import { ErrorState } from '../ui/ErrorState';
import { BackLink, Middle, PageHead } from '../ui/Page';
import { Rows } from '../ui/Sheet';
import { RowsSkeleton } from '../ui/Skeleton';
import { IdeaGone } from './IdeaGone';

/** What an idea said before: every version with who, when and what changed. */
export default function HistoryPage() {
  const { t } = useTranslation('authors');
  const { id } = useParams<{ id: string }>();
  const idea = useIdea(id);
  if (idea.error instanceof AppError && (idea.error.status === 404 || idea.error.status === 400))
    return <IdeaGone />;
  if (idea.isPending) return <RowsSkeleton />;
  if (!idea.data)
    return (
      <ErrorState
        title={t('history.failed')}
        error={idea.error}
        onRetry={() => void idea.refetch()}
      />
    );
  if (idea.data.deletedAt) return <IdeaGone />;
  return <History key={id} idea={idea.data} />;
}

function History({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('authors');
  const list = useRevisions(idea.id);
  const restore = useRestoreRevision(idea.id);
  const revisions = itemsOf(list.data);
  const current = revisions.find((revision) => revision.current);

  const onError = (error: unknown) =>
    toast(
      error instanceof AppError && error.code === 'stale_edit'
        ? t('history.overtaken')
        : problemText(error),
      'error',
    );
  const bringBack = ({ id, rev }: Pick<RevisionView, 'id' | 'rev'>) =>
    restore.mutate(
      { revisionId: id, contentRev: idea.contentRev },
      {
        onSuccess: (view) =>
          offerUndo({
            message: t('history.done', { rev }),
            onUndo: () => {
              if (current)
                restore.mutate(
                  { revisionId: current.id, contentRev: view.contentRev },
                  { onError },
                );
            },
          }),
        onError,
      },
    );

  return (
    <Middle>
      <BackLink to={`/ideas/${idea.id}`}>{t('history.back')}</BackLink>
      <PageHead title={t('history.title')} lead={t('history.lead', { title: idea.title })} />
      {list.isPending ? (
        <RowsSkeleton />
      ) : list.isLoadingError ? (
        <ErrorState
          title={t('history.failed')}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      ) : (
        <div className="stack">
          <Rows label={t('history.label')} bleed>
            {revisions.map((revision, i) => (
              <Revision
                key={revision.id}
                revision={revision}
                before={revisions[i + 1] ?? (list.hasNextPage ? undefined : null)}
                onMissing={() => void list.fetchNextPage()}
                initiallyOpen={i === 0}
                action={
                  idea.abilities.restoreRevision &&
                  !revision.current && (
                    <Button
                      size="sm"
                      kind="quiet"
                      icon={IconHistory}
                      disabled={restore.isPending}
                      aria-label={t('history.restoreThis', { rev: revision.rev })}
                      onClick={() => bringBack(revision)}
                    >
                      {t('history.restore')}
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
          {list.hasNextPage && (
            <p className="row">
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('history.older')}
              </Button>
            </p>
          )}
        </div>
      )}
    </Middle>
  );
}
