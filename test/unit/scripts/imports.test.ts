import { describe, expect, test } from '@jest/globals';
import { judgeImport } from '../../../scripts/lib/import-rules.mjs';
import { importsOf } from '../../../scripts/lib/imports.mjs';

describe('what a file imports', () => {
  test('every way to name a module is found, and only the project’s own are told', async () => {
    const source = `
      import { a } from './a';
      import type { B } from '../b.ts';
      export { c } from '@leaven/shared/votes/votes.schemas';
      export * from './d';
      import express from 'express';
      type E = import('./e').E;
      const f = async () => import('./f');
    `;
    expect((await importsOf('server/src/http/x.ts', source)).sort()).toEqual([
      'server/src/b',
      'server/src/http/a',
      'server/src/http/d',
      'server/src/http/e',
      'server/src/http/f',
      'shared/src/votes/votes.schemas',
    ]);
  });

  test('markup is no obstacle', async () => {
    const source = "import { Card } from './card'; export const x = <Card<string> a={1}>b</Card>;";
    expect(await importsOf('client/src/ui/x.tsx', source)).toEqual(['client/src/ui/card']);
  });
});

describe('the order of features', () => {
  const server = (feature: string, file = 'x') => `server/src/features/${feature}/${file}`;

  test.each([
    ['to its left', server('votes', 'votes.service.ts'), server('ideas', 'ideas.model')],
    ['its own', server('votes', 'votes.routes.ts'), server('votes', 'votes.service')],
    ['the contract', server('votes', 'a.ts'), 'shared/src/ideas/ideas.schemas'],
    ['what is no feature', server('votes', 'a.ts'), 'shared/src/http/endpoint'],
    ['composition', 'server/src/app.ts', server('demo')],
    ['pages', 'client/src/pages/feed.tsx', 'client/src/features/notifications/bell'],
    ['a listener, the contract', server('notifications', 'a.ts'), 'shared/src/ideas/ideas.events'],
    ['a listener, a policy', server('audit', 'a.ts'), 'shared/src/projects/projects.policy'],
    ['a listener, a model', server('notifications', 'a.ts'), server('users', 'users.model')],
    ['components', 'client/src/features/ideas/card.tsx', 'client/src/ui/avatar'],
    ['the joined view', 'client/src/features/ideas/cache.ts', 'shared/src/feed/feed.schemas'],
    ['the contract by ui', 'client/src/ui/person.tsx', 'shared/src/users/users.schemas'],
  ])('allows %s', (_what, path, imported) => {
    expect(judgeImport(path, imported)).toBeUndefined();
  });

  test.each([
    ['to its right', server('ideas', 'a.ts'), server('votes'), /votes is to its right/],
    [
      'to its right in the contract',
      'shared/src/ideas/ideas.schemas.ts',
      'shared/src/votes/votes.schemas',
      /votes is to its right/,
    ],
    [
      'to its right across sides',
      'client/src/features/ideas/a.ts',
      'shared/src/projects/projects.api',
      /projects is to its right/,
    ],
    ['the joined view on the server', server('ideas', 'a.ts'), 'shared/src/feed/x', /to its right/],
    ['of a listener', server('admin', 'a.ts'), server('audit'), /learns through events/],
    [
      'of a service by a listener',
      server('notifications', 'a.ts'),
      server('ideas', 'ideas.service'),
      /no other feature's service/,
    ],
    ['one listener by another', server('audit', 'a.ts'), server('insights'), /through events/],
    ['an unknown feature', server('ideas', 'a.ts'), server('widgets'), /no place in the order/],
    ['from an unknown feature', server('widgets', 'a.ts'), server('ideas'), /no place/],
    ['the server by shared', 'shared/src/ideas/a.ts', 'server/src/log', /imports nothing of/],
    ['the server by the client', 'client/src/lib/a.ts', 'server/src/log', /meet only in shared/],
    ['the client by the server', 'server/src/app.ts', 'client/src/main', /meet only in shared/],
    ['pages by a feature', 'client/src/features/ideas/a.ts', 'client/src/pages/x', /composed/],
    ['the app by a feature', server('ideas', 'a.ts'), 'server/src/app', /composed/],
    ['a feature by ui', 'client/src/ui/a.tsx', 'client/src/features/users/x', /knows none/],
  ])('forbids importing %s', (_what, path, imported, reason) => {
    expect(judgeImport(path, imported)).toMatch(reason);
  });
});
