import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id } from '../http/fields';
import { ideaView } from './ideas.schemas';

export const inviteCoAuthor = defineEndpoint({
  method: 'POST',
  path: '/api/ideas/:ideaId/co-authors',
  access: 'member',
  summary: 'Invite somebody to write an own idea together; once invited, nothing changes',
  params: z.strictObject({ ideaId: id }),
  body: z.strictObject({ personId: id }),
  response: ideaView,
  status: 201,
});

export const acceptCoAuthorship = defineEndpoint({
  method: 'PUT',
  path: '/api/ideas/:ideaId/co-authors/me',
  access: 'member',
  summary: 'Accept the invitation to write an idea together; an own vote for it is taken back',
  params: z.strictObject({ ideaId: id }),
  response: ideaView,
});

export const endCoAuthorship = defineEndpoint({
  method: 'DELETE',
  path: '/api/ideas/:ideaId/co-authors/:personId',
  access: 'member',
  summary: 'Decline or leave (oneself), withdraw the invitation or remove somebody (the author)',
  params: z.strictObject({ ideaId: id, personId: id }),
  response: ideaView,
});
