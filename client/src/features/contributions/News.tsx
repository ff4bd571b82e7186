import type { ContributionNews } from '@leaven/shared/contributions/contributions.schemas';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { Link } from '../../lib/router';
import { ErrorState } from '../../ui/ErrorState';
import { Section } from '../../ui/Page';
import { Rich } from '../../ui/Rich';
import { Row, Rows } from '../../ui/Sheet';
import { RowsSkeleton } from '../../ui/Skeleton';
import { StageChip } from '../../ui/StageChip';
import { placeOf } from './place';
import { useContributionNews } from './queries';
import { Why } from './Why';

/** What became of what I did since I last looked. */
export function News() {
  const { t } = useTranslation('contributions');
  const { data: news, ...query } = useContributionNews();
  if (query.isPending) return <RowsSkeleton rows={2} />;
  if (query.isError)
    return (
      <ErrorState
        title={t('news.failed')}
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  if (!news) return null;
  const day = formatDay(news.since);
  if (news.items.length === 0) return <p className="muted">{t('news.none', { day })}</p>;
  return (
    <Section
      title={t('news.title')}
      action={<span className="sm muted">{t('news.since', { day })}</span>}
    >
      <Rows label={t('news.title')} bleed>
        {news.items.map((item) => (
          <NewsRow key={`${item.kind} ${item.to}`} item={item} />
        ))}
      </Rows>
    </Section>
  );
}

function NewsRow({ item: { kind, to, count, latest } }: { item: ContributionNews }) {
  const { t } = useTranslation('contributions');
  const part = t(`part.${kind}`, { count });
  const outcome = t(`outcome.${to}`, { count });
  const rest = count - latest.length;
  return (
    <Row>
      <div className="grow stack">
        <p>
          <Rich
            text={t('news.sentence', { part, outcome, interpolation: { escapeValue: false } })}
            tags={{ b: (text) => <b>{text}</b> }}
          />
        </p>
        {latest.map(({ idea, projectId, ...why }) => (
          <div key={idea.id}>
            <Link to={placeOf({ idea, projectId })} className="underlined">
              <bdi>{idea.title}</bdi>
            </Link>
            <Why {...why} />
          </div>
        ))}
        {rest > 0 && <p className="sm muted">{t('news.more', { count: rest })}</p>}
      </div>
      <StageChip stage={to} />
    </Row>
  );
}
