import {
  acceptCoAuthorship,
  endCoAuthorship,
  inviteCoAuthor,
} from '@leaven/shared/ideas/coAuthors.api';
import { call } from '../../lib/api';
import { useKeeping } from './keeping';

export const useInviteCoAuthor = (ideaId: string) =>
  useKeeping(ideaId, (personId: string) =>
    call(inviteCoAuthor, { params: { ideaId }, body: { personId } }),
  );

/** Accepts my invitation; the answer knows that a vote of mine was taken back. */
export const useAcceptCoAuthorship = (ideaId: string) =>
  useKeeping(ideaId, (_: undefined) => call(acceptCoAuthorship, { params: { ideaId } }));

/** Ends somebody's part: mine, or as the author that of another. */
export const useEndCoAuthorship = (ideaId: string) =>
  useKeeping(ideaId, (personId: string) => call(endCoAuthorship, { params: { ideaId, personId } }));
