import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useEffect } from 'react';
import { layDraft } from '../../lib/drafts';
import { useNavigate } from '../../lib/router';
import { useMe } from '../../lib/session';
import { PageSkeleton } from '../../ui/Skeleton';
import { mergedPath } from './paths';

/** A comment that was begun goes along, unless another was begun where it would stand. */
function takeAlong(personId: string, from: string, into: string): void {
  layDraft<string>(personId, `comment:${from}`, (typed) => {
    let left: string | undefined;
    layDraft<string>(personId, `comment:${into}`, (there) => {
      if (there) left = typed;
      return there || typed;
    });
    return left;
  });
}

/** The address of a merged idea leads to the one that stays. */
export function GoWhereMerged({
  from,
  into,
}: {
  from: Pick<IdeaView, 'id'>;
  into: NonNullable<IdeaView['mergedInto']>;
}) {
  const navigate = useNavigate();
  const me = useMe();
  useEffect(() => {
    takeAlong(me.id, from.id, into.id);
    navigate(`${mergedPath(from.id, into.id)}${location.hash}`, { replace: true });
  }, [navigate, me.id, from.id, into.id]);
  return <PageSkeleton />;
}
