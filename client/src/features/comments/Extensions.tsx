import { commentChanged } from '@leaven/shared/comments/comments.events';
import type { ExtensionView } from '@leaven/shared/ideas/extensions.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { useLive } from '../../realtime/live';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Markdown } from '../../ui/Markdown';
import { Rich } from '../../ui/Rich';
import { ideaKeys } from '../ideas/cache';
import { commentAnchor } from './anchor';
import styles from './Extensions.module.css';
import { useTakeComment } from './takeComment';

/** What the authors took from comments into their idea, below its own words, with the writers' names. */
export function Extensions({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('comments');
  const client = useQueryClient();
  // A moderator may have removed it, or brought it back.
  useLive(commentChanged, ({ comment }) => {
    if (comment.ideaId === idea.id && comment.taken)
      void client.invalidateQueries({ queryKey: ideaKeys.detail(idea.id) });
  });
  if (idea.extensions.length === 0) return null;
  return (
    <ul className={styles.extensions} aria-label={t('extension.label')}>
      {idea.extensions.map((extension) => (
        <Extension key={extension.id} extension={extension} idea={idea} />
      ))}
    </ul>
  );
}

function Extension({ extension, idea }: { extension: ExtensionView; idea: IdeaView }) {
  const { t } = useTranslation('comments');
  const { id, author, body, takenAt } = extension;
  const take = useTakeComment({ id, ideaId: idea.id });
  const day = formatDay(takenAt);
  return (
    <li className={styles.extension}>
      <Markdown text={body} />
      <div className={styles.credit}>
        {author && <Avatar person={author} size={20} />}
        <p>
          <Rich
            text={
              author
                ? t('extension.credit', { name: author.name, day })
                : t('extension.creditImported', { day })
            }
            tags={{
              link: (words) => (
                <a className="link" href={`#${commentAnchor(id)}`}>
                  {words}
                </a>
              ),
            }}
          />
        </p>
        {idea.abilities.grow && (
          <Button
            kind="quiet"
            size="sm"
            className={styles.leave}
            busy={take.isPending}
            onClick={() => take.mutate(false)}
          >
            {t('extension.leave')}
          </Button>
        )}
      </div>
    </li>
  );
}
