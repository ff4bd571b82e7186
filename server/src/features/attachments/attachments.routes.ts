import {
  attachEarly,
  attachToIdea,
  describeAttachment,
  getAttachment,
  getThumbnail,
  listAttachments,
  listWaiting,
  removeAttachment,
  restoreAttachment,
} from '@leaven/shared/attachments/attachments.api';
import { incomingFile } from '../../http/incoming-file';
import { fileRoute, route } from '../../http/route';
import { attachments } from './attachments.service';

export const attachmentsRoutes = [
  route(listAttachments, ({ params }, actor) => attachments.ofIdea(actor, params.ideaId)),
  route(attachToIdea, ({ params, query }, actor, { entityId, req, res }) =>
    attachments.add(actor, {
      ideaId: params.ideaId,
      name: query.name,
      file: incomingFile(req, res),
      _id: entityId,
    }),
  ),
  route(listWaiting, (_input, actor) => attachments.waitingOf(actor)),
  route(attachEarly, ({ query }, actor, { entityId, req, res }) =>
    attachments.add(actor, {
      ideaId: null,
      forComment: query.for === 'comment',
      name: query.name,
      file: incomingFile(req, res),
      _id: entityId,
    }),
  ),
  fileRoute(getAttachment, ({ params }, actor) =>
    attachments.file(actor, params.attachmentId, 'whole'),
  ),
  fileRoute(getThumbnail, ({ params }, actor) =>
    attachments.file(actor, params.attachmentId, 'thumbnail'),
  ),
  route(describeAttachment, ({ params, body }, actor) =>
    attachments.describe(actor, params.attachmentId, body),
  ),
  route(removeAttachment, async ({ params }, actor) => {
    await attachments.remove(actor, params.attachmentId);
    return { id: params.attachmentId };
  }),
  route(restoreAttachment, ({ params }, actor) => attachments.restore(actor, params.attachmentId)),
];
