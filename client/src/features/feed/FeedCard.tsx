import type { IdeaCard as Card } from '@leaven/shared/ideas/ideas.schemas';
import { IconTrash } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/Chip';
import { CommentsLink, IdeaCard, MetaItem } from '../../ui/IdeaCard';
import { Person } from '../../ui/Person';
import { StageChip } from '../../ui/StageChip';
import { Time } from '../../ui/Time';
import { IdeaVote } from '../votes/IdeaVote';

/** One idea in the feed. A deleted one keeps its place until the list is made anew. */
export function FeedCard({
  idea,
  gone = false,
  active = false,
  ref,
}: {
  idea: Card;
  gone?: boolean;
  active?: boolean;
  ref?: Ref<HTMLElement>;
}) {
  const { t } = useTranslation('feed');
  const to = `/ideas/${idea.id}`;
  return (
    <IdeaCard
      ref={ref}
      to={to}
      title={idea.title}
      excerpt={idea.excerpt}
      active={active}
      vote={<IdeaVote idea={idea} deleted={gone} />}
      meta={
        <>
          <MetaItem>{idea.author ? <Person person={idea.author} /> : t('imported')}</MetaItem>
          <MetaItem>
            <Time at={idea.postedAt} />
          </MetaItem>
          <MetaItem>{idea.category.name}</MetaItem>
        </>
      }
      tail={<CommentsLink to={`${to}#thread`} count={idea.commentCount} />}
      stage={gone ? <Chip icon={IconTrash}>{t('deleted')}</Chip> : <StageChip stage={idea.stage} />}
    />
  );
}
