import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconPin } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemsOf } from '../../lib/pages';
import { problemText } from '../../lib/problem';
import { toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Section } from '../../ui/Page';
import { RowsSkeleton } from '../../ui/Skeleton';
import { goToReply } from '../ideas/officialReply';
import { commentAnchor, commentIn, goToComment } from './anchor';
import { Entries } from './Comment';
import { useCollapsing } from './collapsing';
import { Jumps, worthJumping } from './Jumps';
import { useCommentsLive } from './live';
import { Sources } from './merged';
import { NewCommentsChip } from './NewCommentsChip';
import { NotesLive } from './NotesLive';
import { useComments, useReadAround } from './queries';
import { useReading } from './reading';
import styles from './Thread.module.css';
import { buildThread, idsOnPath } from './thread';
import { ThreadContext } from './threadTools';
import { useArrivals } from './useArrivals';
import { useHeldPlace } from './useHeldPlace';
import { useLinkedComment } from './useLinkedComment';
import { WriteComment } from './WriteComment';

/** What people say about an idea, and the field to say something. */
export function Thread({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('comments');
  const list = useRef<HTMLDivElement>(null);
  const [linked] = useState(() => commentIn(location.hash));
  const comments = useComments(idea.id, linked);
  const { data } = comments;
  const { collapsed, set: fold } = useCollapsing(idea.id);
  /** Changes with what is drawn. */
  const drawn = useMemo(() => data && { data, collapsed }, [data, collapsed]);
  const { hold } = useHeldPlace(list, drawn);
  const { fresh, unseen, arrive } = useArrivals();
  const reading = useReading(idea.id, list, drawn);
  const { isNew } = reading;
  useCommentsLive(idea, hold, arrive);

  const around = useReadAround(idea.id);
  const bring = (to: string) => {
    const loaded = itemsOf(data).find(({ id }) => id === to);
    if (loaded) fold(idsOnPath(loaded), false);
    else
      around.mutate(to, {
        onSuccess: (page) => {
          const found = page.items.find(({ id }) => id === page.around);
          if (!found) return;
          fold(idsOnPath(found), false);
          const { pathname, search } = location;
          // As if its link had been followed: the same way leads there again after a reload.
          history.replaceState(
            history.state,
            '',
            `${pathname}${search}#${commentAnchor(found.id)}`,
          );
          requestAnimationFrame(() => requestAnimationFrame(() => goToComment(found.id)));
        },
        onError: (error) => toast(t('jumpFailed', { problem: problemText(error) }), 'error'),
      });
  };
  useLinkedComment(drawn, bring);

  const entries = useMemo(() => (data ? buildThread(data) : []), [data]);
  const mayNote = idea.abilities.note;
  const tools = useMemo(
    () => ({ ideaId: idea.id, mayNote, fresh, isNew, collapsed, fold }),
    [idea.id, mayNote, fresh, isNew, collapsed, fold],
  );
  return (
    <Section id="thread" title={t('count', { count: idea.commentCount })}>
      <Jumps count={idea.commentCount} reading={reading} busy={around.isPending} onJump={bring} />
      {comments.isPending && <RowsSkeleton rows={3} />}
      {comments.isError && !data && (
        <ErrorState
          title={t('loadFailed')}
          error={comments.error}
          onRetry={() => void comments.refetch()}
        />
      )}
      {data && entries.length === 0 && (
        <p className="muted">{t(idea.abilities.comment ? 'none' : 'noneAndClosed')}</p>
      )}
      <Sources value={idea.mergedFrom}>
        <ThreadContext value={tools}>
          <div className={styles.thread} ref={list}>
            <Entries entries={entries} />
          </div>
        </ThreadContext>
      </Sources>
      <NewCommentsChip unseen={unseen} />
      {data?.pages.some(({ staffRev }) => staffRev !== null) && (
        <NotesLive idea={idea} beforeChange={hold} onArrival={arrive} />
      )}
      {idea.pinned && idea.commentCount >= worthJumping && (
        <p className={styles.back}>
          <Button size="sm" kind="quiet" icon={IconPin} onClick={goToReply}>
            {t('toOfficial')}
          </Button>
        </p>
      )}
      {idea.abilities.comment && <WriteComment ideaId={idea.id} mayNote={mayNote} />}
    </Section>
  );
}
