import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { id, line } from '../http/fields';
import { ideaStage, projectStage } from '../stages';
import { personRef } from '../users/users.schemas';

export const paletteSections = ['ideas', 'people', 'projects'] as const;
export type PaletteSection = (typeof paletteSections)[number];

const query = z.strictObject({
  /** Nothing typed is nothing found. */
  q: z._default(line(0, 80), ''),
  /** Only this one, so that each can be shown as it comes; all of them where it is left out. */
  section: z.optional(z.enum(paletteSections)),
});
export type PaletteQuery = z.output<typeof query>;

const response = z.object({
  ideas: z.array(z.object({ id, title: z.string(), stage: ideaStage })),
  people: z.array(personRef),
  projects: z.array(z.object({ id, title: z.string(), stage: projectStage })),
});
export type PaletteFound = z.output<typeof response>;

export const openPalette = defineEndpoint({
  method: 'GET',
  path: '/api/palette',
  access: 'member',
  summary: 'Where to go: at most six ideas, people and projects by the beginnings of their words',
  query,
  response,
});
