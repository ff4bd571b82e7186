import type { Facts } from '../../../events/facts';
import { authors, nothing, partakers, type Telling } from './telling';

const merged = ({ ideaId, ideaTitle, intoId, intoTitle }: Facts['idea.unmerged']) => ({
  ...nothing,
  idea: { id: ideaId, title: ideaTitle },
  into: { id: intoId, title: intoTitle },
});

export const ideaTellings: {
  'idea.decided': Telling<'idea.decided'>;
  'idea.promoted': Telling<'idea.promoted'>;
  'idea.routed': Telling<'idea.routed'>;
  'ideas.routed': Telling<'ideas.routed'>;
  'idea.silent': Telling<'idea.silent'>;
  'idea.merged': Telling<'idea.merged'>;
  'idea.unmerged': Telling<'idea.unmerged'>;
} = {
  'idea.decided': {
    audience: ({ data }, around) => partakers(data.ideaId, around),
    message: ({ data: { ideaId, ideaTitle, to, reason } }) => ({
      ...nothing,
      kind: 'idea_decided',
      idea: { id: ideaId, title: ideaTitle },
      stage: to,
      excerpt: reason,
    }),
  },
  'idea.promoted': {
    async *audience({ data }, around) {
      yield [data.ownerId, 'owner'];
      yield [data.sponsorId, 'sponsor'];
      yield* partakers(data.ideaId, around);
    },
    message: ({ data: { ideaId, ideaTitle, projectId, projectTitle } }) => ({
      ...nothing,
      kind: 'idea_promoted',
      idea: { id: ideaId, title: ideaTitle },
      project: { id: projectId, title: projectTitle },
      stage: 'promoted',
    }),
  },
  'idea.routed': {
    async *audience({ data }) {
      yield [data.stewardId, 'steward'];
    },
    message: ({ data: { ideaId, ideaTitle, reason } }) => ({
      ...nothing,
      kind: 'idea_routed',
      idea: { id: ideaId, title: ideaTitle },
      excerpt: reason,
    }),
  },
  'ideas.routed': {
    async *audience({ data }) {
      yield [data.stewardId, 'steward'];
    },
    message: () => ({ ...nothing, kind: 'ideas_routed' }),
  },
  'idea.silent': {
    async *audience({ data: { ideaId } }, around) {
      yield* authors(ideaId, around);
      for await (const userId of around.followersOf(ideaId)) yield [userId, 'follower'];
    },
    message: ({ data: { ideaId, ideaTitle } }) => ({
      ...nothing,
      kind: 'archive_soon',
      idea: { id: ideaId, title: ideaTitle },
    }),
  },
  'idea.merged': {
    async *audience({ data }, around) {
      yield* partakers(data.ideaId, around);
      yield* authors(data.intoId, around);
    },
    message: ({ data }) => ({ ...merged(data), kind: 'idea_merged', excerpt: data.reason }),
  },
  // Voters are not told once more: what they were told leads to the idea, wherever it is now.
  'idea.unmerged': {
    async *audience({ data }, around) {
      yield* authors(data.ideaId, around);
      yield* authors(data.intoId, around);
    },
    message: ({ data }) => ({ ...merged(data), kind: 'idea_unmerged' }),
  },
};
