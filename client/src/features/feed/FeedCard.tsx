import type { IdeaCard as Card } from '@leaven/shared/ideas/ideas.schemas';
import { IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/Chip';
import { CommentsLink, IdeaCard, MetaItem } from '../../ui/IdeaCard';
import { Person } from '../../ui/Person';
import { StageChip } from '../../ui/StageChip';
import { Time } from '../../ui/Time';
import { Needs } from '../asks/Needs';
import { IdeaVote } from '../votes/IdeaVote';

interface FeedCardProps {
  idea: Card;
  /** It was deleted; it keeps its place until the list is made anew. */
  gone: boolean;
  /** The keys have reached it. */
  active: boolean;
}

/** One idea in the feed. Drawn anew only when it has changed itself, so that a vote shows at once. */
export const FeedCard = memo(function FeedCard({ idea, gone, active }: FeedCardProps) {
  const { t } = useTranslation('feed');
  const to = `/ideas/${idea.id}`;
  return (
    <IdeaCard
      to={to}
      title={idea.title}
      excerpt={idea.excerpt}
      active={active}
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
        </>
      }
      tail={
        <>
          <CommentsLink to={`${to}#thread`} count={idea.commentCount} />
          <Needs kinds={idea.openAsks} />
        </>
      }
      stage={gone ? <Chip icon={IconTrash}>{t('deleted')}</Chip> : <StageChip stage={idea.stage} />}
    />
  );
});
