import { deleteDraft, keepDraft, listDrafts } from '@leaven/shared/ideas/drafts.api';
import { route } from '../../http/route';
import { drafts } from './drafts.service';

export const draftsRoutes = [
  route(listDrafts, (_input, actor) => drafts.list(actor)),
  route(keepDraft, ({ params, body }, actor) => drafts.keep(actor, params.draftId, body)),
  route(deleteDraft, async ({ params }, actor) => {
    await drafts.delete(actor, params.draftId);
    return { ok: true as const };
  }),
];
