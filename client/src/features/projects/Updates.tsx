import { projectUpdated } from '@leaven/shared/projects/projects.events';
import type { ProjectView, UpdateView } from '@leaven/shared/projects/projects.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsOf, type Pages, withFirst } from '../../lib/pages';
import { useMe } from '../../lib/session';
import { useLive } from '../../realtime/live';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Markdown } from '../../ui/Markdown';
import { RowsSkeleton } from '../../ui/Skeleton';
import { Time } from '../../ui/Time';
import { UpdatesChip } from '../../ui/UpdatesChip';
import { projectKeys } from './cache';
import styles from './ProjectPage.module.css';
import { useProjectUpdates } from './queries';
import { UpdateForm } from './UpdateForm';

/** Others' updates wait behind the chip while somebody is at the list; else they are shown at once. */
function useLiveUpdates(projectId: string) {
  const client = useQueryClient();
  const me = useMe();
  const list = useRef<HTMLDivElement>(null);
  const [waiting, setWaiting] = useState<readonly UpdateView[]>([]);
  const show = (updates: readonly UpdateView[]) =>
    client.setQueryData<Pages<UpdateView>>(projectKeys.updates(projectId), (pages) =>
      pages ? updates.reduce((all, update) => withFirst(all, update), pages) : pages,
    );
  useLive(projectUpdated, ({ update }) => {
    if (update.projectId !== projectId) return;
    const isRead = list.current?.matches(':hover, :focus-within') ?? false;
    if (isRead && update.author.id !== me.id) setWaiting((before) => [...before, update]);
    else show([update]);
  });
  const showWaiting = () => {
    show(waiting);
    setWaiting([]);
  };
  return { list, waiting: waiting.length, showWaiting };
}

/** News from the owner and the sponsor, newest first. */
export function Updates({ project }: { project: ProjectView }) {
  const { t } = useTranslation('projects');
  const query = useProjectUpdates(project.id);
  const { list, waiting, showWaiting } = useLiveUpdates(project.id);
  const updates = itemsOf(query.data);
  const mayPost = project.abilities.postUpdate;

  return (
    <>
      {mayPost && <UpdateForm projectId={project.id} />}
      {query.isPending && <RowsSkeleton rows={2} />}
      {query.isLoadingError && (
        <ErrorState
          title={t('updates.failed')}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isSuccess && updates.length === 0 && (
        <p className="muted">{t(mayPost ? 'updates.noneOwn' : 'updates.none')}</p>
      )}
      <UpdatesChip count={waiting} onClick={showWaiting} />
      <div ref={list} className={styles.list}>
        {updates.map(({ id, author, body, postedAt }) => (
          <article key={id} className={styles.update}>
            <Avatar person={author} size={32} />
            <div>
              <p className={styles.by}>
                <b>{author.name}</b>
                <span className="sm muted">
                  <Time at={postedAt} as="day" />
                </span>
              </p>
              <Markdown text={body} />
            </div>
          </article>
        ))}
      </div>
      {query.hasNextPage && (
        <Button
          className={styles.older}
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('updates.older')}
        </Button>
      )}
    </>
  );
}
