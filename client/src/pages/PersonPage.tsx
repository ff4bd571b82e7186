import { AppError } from '@leaven/shared/http/errors';
import type { ProfileView } from '@leaven/shared/users/profile.schemas';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { feedAddress, feedQueryOf, readFilters } from '../features/feed/filters';
import { useFeed } from '../features/feed/queries';
import { useProfile } from '../features/users/profiles';
import { formatDay, formatList } from '../lib/format';
import { Link, useParams } from '../lib/router';
import { useMe } from '../lib/session';
import { Avatar } from '../ui/Avatar';
import { LinkButton } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorState } from '../ui/ErrorState';
import { Facts, Middle, PageHead, PageTitle, Section } from '../ui/Page';
import { Row, Rows, Sheet } from '../ui/Sheet';
import { PageSkeleton, RowsSkeleton } from '../ui/Skeleton';
import { StageChip } from '../ui/StageChip';
import { Time } from '../ui/Time';
import styles from './PersonPage.module.css';

/** An id that is none, or of nobody. */
const isNobody = (error: unknown): boolean =>
  error instanceof AppError && (error.status === 404 || error.status === 400);

/** What a person shows of themselves, and what they posted under their name. */
export default function PersonPage() {
  const { t } = useTranslation('people');
  const { id = '' } = useParams<{ id: string }>();
  const { data: profile, error, refetch } = useProfile(id);
  if (profile) return <Profile profile={profile} />;
  if (!error) return <PageSkeleton />;
  return (
    <Middle>
      <PageTitle hidden>{t(isNobody(error) ? 'noneTitle' : 'failed')}</PageTitle>
      {isNobody(error) ? (
        <EmptyState title={t('noneTitle')} action={<LinkButton to="/">{t('toFeed')}</LinkButton>}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ErrorState title={t('failed')} error={error} onRetry={() => void refetch()} />
      )}
    </Middle>
  );
}

function Profile({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation(['people', 'asks']);
  const me = useMe();
  const { person, state, about, link, skills, since } = profile;
  const kinds = skills?.kinds ?? [];
  const tags = skills?.tags ?? [];
  const canHelp = [...kinds.map((kind) => t(`asks:skills.can.${kind}`)), ...tags];
  const facts = [
    ...(canHelp.length > 0 ? [{ label: t('canHelp'), value: formatList(canHelp) }] : []),
    ...(link ? [{ label: t('link'), value: <PageLink to={link} /> }] : []),
  ];
  return (
    <Middle>
      <div className={styles.head}>
        <Avatar person={person} size={40} />
        <PageHead
          title={person.name}
          lead={
            state === 'gone'
              ? t('gone')
              : state === 'left'
                ? t('left', { name: person.name })
                : [person.department, t('since', { day: formatDay(since) })]
                    .filter(Boolean)
                    .join(' · ')
          }
          actions={person.id === me.id && <LinkButton to="/me#profile">{t('edit')}</LinkButton>}
        />
      </div>
      {about && <p className={styles.about}>{about}</p>}
      {facts.length > 0 && (
        <Sheet pad>
          <Facts items={facts} />
        </Sheet>
      )}
      <Section title={t('ideas')}>
        <Posted authorId={person.id} />
      </Section>
    </Middle>
  );
}

const PageLink = ({ to }: { to: string }) => (
  <a href={to} className={`link ${styles.link}`} rel="noreferrer nofollow" target="_blank">
    {to}
  </a>
);

/** The newest of what somebody posted; the feed has the rest. */
function Posted({ authorId }: { authorId: string }) {
  const { t } = useTranslation('people');
  const filters = useMemo(
    () => ({ ...readFilters(new URLSearchParams()), sort: 'new' as const, authorId }),
    [authorId],
  );
  const query = useMemo(() => feedQueryOf(filters), [filters]);
  const { ideas, ...list } = useFeed(query);
  if (list.isPending) return <RowsSkeleton />;
  if (list.isLoadingError)
    return (
      <ErrorState title={t('ideasFailed')} error={list.error} onRetry={() => void list.refetch()} />
    );
  if (ideas.length === 0) return <p className="muted">{t('noIdeas')}</p>;
  return (
    <>
      <Rows bleed label={t('ideas')}>
        {ideas.slice(0, 10).map(({ id, title, stage, postedAt }) => (
          <Row key={id}>
            <div className="grow">
              <Link to={`/ideas/${id}`} className="underlined">
                <bdi>{title}</bdi>
              </Link>
              <p className="sm muted">
                <Time at={postedAt} as="day" />
              </p>
            </div>
            <StageChip stage={stage} />
          </Row>
        ))}
      </Rows>
      <p className={styles.all}>
        <LinkButton kind="quiet" to={feedAddress(filters)}>
          {t('allIdeas')}
        </LinkButton>
      </p>
    </>
  );
}
