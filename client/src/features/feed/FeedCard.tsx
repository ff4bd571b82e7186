import type { FeedSort } from '@leaven/shared/feed/feed.schemas';
import type { IdeaCard as Card, Snippet } from '@leaven/shared/ideas/ideas.schemas';
import { isUndecided } from '@leaven/shared/stages';
import { IconEyeSearch, IconPin, IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../lib/format';
import { Link } from '../../lib/router';
import { Chip } from '../../ui/Chip';
import { Highlight } from '../../ui/Highlight';
import { Icon } from '../../ui/Icon';
import { CommentsLink, IdeaCard, MetaItem } from '../../ui/IdeaCard';
import { Person } from '../../ui/Person';
import { StageChip } from '../../ui/StageChip';
import { Time } from '../../ui/Time';
import { Needs } from '../asks/Needs';
import { ClockMark } from '../ideas/ClockMark';
import { replyAnchor } from '../ideas/officialReply';
import { QuestionMark } from '../ideas/QuestionMark';
import { IdeaVote } from '../votes/IdeaVote';
import { useImpression } from './impressions';
import { WhyHere } from './WhyHere';

interface FeedCardProps {
  idea: Card;
  /** The order of the list. */
  sort: FeedSort;
  /** It was deleted; it keeps its place until the list is made anew. */
  gone: boolean;
  /** The keys have reached it. */
  active: boolean;
}

/** Where the words were found; in the official reply or in a comment, it leads there. */
function Found({
  to,
  snippet: { text, marks, commentId, inReply },
}: {
  to: string;
  snippet: Snippet;
}) {
  const { t } = useTranslation('feed');
  const words = <Highlight text={text} marks={marks} />;
  if (!commentId && !inReply) return words;
  return (
    <Link to={`${to}#${inReply ? replyAnchor : `comment-${commentId}`}`} className="underlined">
      {t(inReply ? 'search.inReply' : 'search.inComment')} {words}
    </Link>
  );
}

/** Who replied officially, and how that begins. */
function Replied({ reply: { by, excerpt } }: { reply: NonNullable<Card['officialReply']> }) {
  const { t } = useTranslation('clock');
  return (
    <>
      <Icon of={IconPin} size={16} />
      <span>
        {by
          ? t('reply.onCard', { name: shortName(by.name), text: excerpt })
          : t('reply.onCardNobody', { text: excerpt })}
      </span>
    </>
  );
}

/** It waits for its first answer, or got one that the card does not show anyway. */
const hasClock = ({ clock, officialReply }: Card) =>
  clock.dueAt !== null || (clock.workingDays !== null && !officialReply);

/** One idea in the feed. Drawn anew only when it has changed itself, so that a vote shows at once. */
export const FeedCard = memo(function FeedCard({ idea, sort, gone, active }: FeedCardProps) {
  const { t } = useTranslation('feed');
  const to = `/ideas/${idea.id}`;
  const seen = useImpression(idea.id, !idea.mine && !gone);
  return (
    <IdeaCard
      ref={seen}
      to={to}
      title={idea.hit ? <Highlight text={idea.title} marks={idea.hit.title} /> : idea.title}
      excerpt={idea.hit?.snippet ? <Found to={to} snippet={idea.hit.snippet} /> : idea.excerpt}
      active={active}
      note={idea.officialReply && !gone && <Replied reply={idea.officialReply} />}
      vote={<IdeaVote idea={idea} deleted={gone} />}
      meta={
        <>
          <MetaItem>
            {idea.author ? <Person person={idea.author} /> : t('imported')}
            {idea.coAuthors.length > 0 && t('andOthers', { count: idea.coAuthors.length })}
          </MetaItem>
          <MetaItem>
            <Time at={idea.postedAt} />
          </MetaItem>
          <MetaItem>{idea.category.name}</MetaItem>
          <QuestionMark idea={idea} />
          {idea.needsEyes && (
            <MetaItem>
              <Icon of={IconEyeSearch} size={16} />
              {t('needsEyes')}
            </MetaItem>
          )}
        </>
      }
      why={
        gone ? undefined : <WhyHere ideaId={idea.id} sort={idea.needsEyes ? 'needs_eyes' : sort} />
      }
      tail={
        <>
          <CommentsLink to={`${to}#thread`} count={idea.commentCount} />
          <Needs kinds={idea.openAsks} />
        </>
      }
      clock={!gone && isUndecided(idea.stage) && hasClock(idea) && <ClockMark idea={idea} />}
      stage={gone ? <Chip icon={IconTrash}>{t('deleted')}</Chip> : <StageChip stage={idea.stage} />}
    />
  );
});
