import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../lib/format';
import { Link } from '../../lib/router';
import { Avatar } from '../../ui/Avatar';
import { MetaItem } from '../../ui/IdeaCard';
import { PersonLink } from '../../ui/PersonLink';
import { Rich } from '../../ui/Rich';
import { Time } from '../../ui/Time';
import styles from './Byline.module.css';

/** Who wrote an idea and when, and the way to what it said before. */
export function Byline({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation(['authors', 'ideas']);
  const { author, coAuthors } = idea;
  return (
    <p className={styles.byline}>
      {author && <Avatar person={author} size={28} />}
      <span className={styles.authors}>
        <PersonLink person={author} className={styles.author}>
          {author?.name ?? t('ideas:imported')}
        </PersonLink>
        {coAuthors.length === 0 ? (
          author?.department
        ) : (
          <span>
            <Rich
              text={t('with', { names: formatList(coAuthors.map(({ name }) => name)) })}
              tags={{ b: (names) => <bdi className={styles.author}>{names}</bdi> }}
            />
          </span>
        )}
      </span>
      <MetaItem>
        <Time at={idea.postedAt} as="day" />
      </MetaItem>
      {idea.editedAt && (
        <MetaItem>
          <Link to={`/ideas/${idea.id}/history`} className="underlined">
            {t('editedSee')}
          </Link>
        </MetaItem>
      )}
    </p>
  );
}
