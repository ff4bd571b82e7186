import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, id, line, listOf, paging } from '../http/fields';
import { awayView, myAway } from './away.schemas';
import { myProfile, profileView } from './profile.schemas';
import { skills } from './skills.schemas';
import { newPerson, personPatch, personRef, personView, role } from './users.schemas';

const search = z.optional(line(0, 80));

export const listPeople = defineEndpoint({
  method: 'GET',
  path: '/api/people',
  access: 'administer',
  summary: 'List the people, by name; `q` searches names and addresses',
  query: z.strictObject({
    ...paging,
    q: search,
    role: z.optional(role),
  }),
  response: listOf(personView),
});

export const createPerson = defineEndpoint({
  method: 'POST',
  path: '/api/people',
  access: 'administer',
  summary: 'Make an account',
  body: newPerson,
  response: personView,
  status: 201,
});

export const updatePerson = defineEndpoint({
  method: 'PATCH',
  path: '/api/people/:personId',
  access: 'administer',
  summary: 'Change a role, disable or enable an account, correct a name',
  params: z.strictObject({ personId: id }),
  body: personPatch,
  response: personView,
});

export const findPeople = defineEndpoint({
  method: 'GET',
  path: '/api/people/suggestions',
  access: 'member',
  summary:
    'Up to ten active people whose name begins with what is typed, to pick an owner or a sponsor',
  query: z.strictObject({
    q: search,
    may: z.optional(z.enum(['runProjects', 'decide'])),
    /** Only this one, active or not. */
    id: z.optional(id),
  }),
  response: z.object({ items: z.array(personRef) }),
});

export const showProfile = defineEndpoint({
  method: 'GET',
  path: '/api/people/:personId/profile',
  access: 'member',
  summary:
    'What a person shows of themselves; what they posted is found by `GET /api/ideas?authorId=`',
  params: z.strictObject({ personId: id }),
  response: profileView,
});

export const showMyProfile = defineEndpoint({
  method: 'GET',
  path: '/api/me/profile',
  access: 'member',
  summary: 'What I chose to show of myself',
  response: myProfile,
});

export const setMyProfile = defineEndpoint({
  method: 'PUT',
  path: '/api/me/profile',
  access: 'member',
  summary: 'Choose what others see of me beside my name and department',
  body: myProfile,
  response: myProfile,
});

export const setMySkills = defineEndpoint({
  method: 'PUT',
  path: '/api/me/skills',
  access: 'member',
  summary: 'Say what I can help others with; the feed can be narrowed to that',
  body: skills,
  response: skills,
});

export const setMyAway = defineEndpoint({
  method: 'PUT',
  path: '/api/me/away',
  access: 'member',
  summary: 'Say from when to when I am away, and who answers for me meanwhile',
  body: myAway,
  response: awayView,
});

export const endMyAway = defineEndpoint({
  method: 'DELETE',
  path: '/api/me/away',
  access: 'member',
  summary: 'Say that I am back, or not away after all',
  response: done,
});
