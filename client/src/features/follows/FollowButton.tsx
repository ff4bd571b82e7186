import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconBell, IconBellFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { useFollowIdea } from './queries';

/** Follows an idea or leaves it; a reader of a deleted one has nothing to follow. */
export function FollowButton({
  idea,
  wordless,
}: {
  idea: Pick<IdeaView, 'id' | 'following'>;
  wordless?: boolean;
}) {
  const { t } = useTranslation('follows');
  const follow = useFollowIdea(idea.id);
  const label = t(idea.following ? 'following' : 'follow');
  return (
    <Button
      icon={idea.following ? IconBellFilled : IconBell}
      size={wordless ? 'big' : 'md'}
      block={!wordless}
      aria-pressed={idea.following}
      aria-label={wordless ? label : undefined}
      onClick={() => follow.mutate(!idea.following)}
    >
      {!wordless && label}
    </Button>
  );
}
