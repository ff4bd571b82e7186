import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconPin } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHash } from '../../lib/router';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Markdown } from '../../ui/Markdown';
import { Person } from '../../ui/Person';
import { Time } from '../../ui/Time';
import { goToReply, replyAnchor } from '../ideas/officialReply';
import { EarlierReplies } from './EarlierReplies';
import styles from './OfficialReply.module.css';

const ReplyDialogs = lazy(() => import('./ReplyDialogs'));

export type ReplyQuestion = 'write' | 'takeBack';

/** What the company says to an idea, pinned above what people say; and the way to say it. */
export function OfficialReply({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('clock');
  const [question, setQuestion] = useState<ReplyQuestion | null>(null);
  // Loaded when it is first asked for, and kept, so that the focus can go back.
  const [asked, setAsked] = useState(false);
  const { pinned, earlierReplies } = idea;
  const { reply } = idea.abilities;
  const isAsked = useHash() === `#${replyAnchor}` && pinned !== null;
  useEffect(() => {
    if (isAsked) goToReply();
  }, [isAsked]);
  if (!pinned && earlierReplies === 0 && !reply) return null;
  const ask = (next: ReplyQuestion) => () => {
    setAsked(true);
    setQuestion(next);
  };
  return (
    <section className={styles.place} aria-label={t('reply.title')}>
      {pinned ? (
        <article className={styles.reply} id={replyAnchor} tabIndex={-1}>
          <h2 className={`row ${styles.head}`}>
            <Icon of={IconPin} size={16} />
            {t('reply.title')}
          </h2>
          <Markdown text={pinned.body} />
          <div className={`row wrap sm ${styles.foot}`}>
            {pinned.by && <Person person={pinned.by} size={28} />}
            <span className="muted">
              <Time at={pinned.at} as="day" />
            </span>
            {reply && (
              <span className="row end">
                <Button kind="quiet" size="sm" onClick={ask('write')}>
                  {t('reply.edit')}
                </Button>
                <Button kind="quiet" size="sm" onClick={ask('takeBack')}>
                  {t('reply.takeBack')}
                </Button>
              </span>
            )}
          </div>
        </article>
      ) : (
        reply && (
          <Button icon={IconPin} onClick={ask('write')}>
            {t('reply.write')}
          </Button>
        )
      )}
      {earlierReplies > 0 && <EarlierReplies ideaId={idea.id} count={earlierReplies} />}
      {asked && (
        <Suspense>
          <ReplyDialogs idea={idea} question={question} onClose={() => setQuestion(null)} />
        </Suspense>
      )}
    </section>
  );
}
