import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconArrowMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../lib/format';
import { Link, useQueryState } from '../../lib/router';
import { Banner } from '../../ui/Banner';
import { Rich } from '../../ui/Rich';
import styles from './MergedNotice.module.css';
import { originalPath } from './paths';

/** On a merged idea's own page, where it is now; on the other, why somebody came here. */
export function MergedNotice({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('merging');
  const [from] = useQueryState('from');
  const source = idea.mergedFrom.find(({ id }) => id === from);
  const { mergedInto } = idea;
  if (mergedInto)
    return (
      <div className={styles.notice}>
        <Banner tone="blue" icon={IconArrowMerge}>
          <Rich
            text={t('notice.into', { title: mergedInto.title })}
            tags={{
              link: (title) => (
                <Link to={`/ideas/${mergedInto.id}`} className="link">
                  {title}
                </Link>
              ),
            }}
          />
        </Banner>
      </div>
    );
  if (!source) return null;
  return (
    <div className={styles.notice}>
      <Banner tone="blue" icon={IconArrowMerge} role="status">
        <Rich
          text={t(source.title === '' ? 'notice.fromDeleted' : 'notice.from', {
            title: source.title,
          })}
          tags={{
            link: (text) => (
              <Link to={originalPath(source.id)} className="link">
                {text}
              </Link>
            ),
          }}
        />
      </Banner>
    </div>
  );
}

const mostNamed = 3;

/** Credits those who raised the same, each once. */
export function RaisedToo({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('merging');
  const names = [
    ...new Map(
      idea.mergedFrom.flatMap(({ author }) =>
        author && author.id !== idea.author?.id ? [[author.id, author.name] as const] : [],
      ),
    ).values(),
  ];
  if (names.length === 0) return null;
  const others = names.length - mostNamed;
  const named = names.slice(0, mostNamed);
  return (
    <p className={`sm muted ${styles.raised}`}>
      {t('raisedToo', {
        names: formatList(others > 0 ? [...named, t('others', { count: others })] : named),
      })}
    </p>
  );
}
