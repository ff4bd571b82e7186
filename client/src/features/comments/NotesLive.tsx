import { noteChanged } from '@leaven/shared/comments/comments.events';
import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useMe } from '../../lib/session';
import { useLive, useRoom } from '../../realtime/live';
import { asSeenBy, useShowLive } from './live';
import { commentKeys } from './queries';
import type { CommentList } from './thread';

/** Up to which revision all of a thread's loaded parts have its staff notes. */
const revOf = (list: CommentList | undefined): number =>
  list ? Math.min(...list.pages.map(({ staffRev }) => staffRev ?? 0)) : 0;

/** Shows what staff write among themselves, to who may be in their room. */
export function NotesLive({
  idea,
  beforeChange,
  onArrival,
}: {
  idea: IdeaView;
  beforeChange: () => void;
  onArrival: (comment: CommentView) => void;
}) {
  const client = useQueryClient();
  const me = useMe();
  const key = commentKeys.thread(idea.id);
  const shown = useRef(0);
  const show = useShowLive(idea, beforeChange, onArrival);
  useRoom({ kind: 'staff', id: idea.id }, () => void client.invalidateQueries({ queryKey: key }));
  useLive(noteChanged, ({ ideaId, rev, comment }) => {
    if (ideaId !== idea.id) return;
    const known = Math.max(shown.current, revOf(client.getQueryData<CommentList>(key)));
    if (rev <= known) return;
    shown.current = rev;
    if (rev > known + 1) void client.invalidateQueries({ queryKey: key });
    else show(asSeenBy(me, idea, comment));
  });
  return null;
}
