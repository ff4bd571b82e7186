import { expect, test } from '@jest/globals';
import { pseudo } from '../../../client/src/lib/pseudo';

test('every text is bracketed, accented and longer', () => {
  const words = pseudo({ post: 'Post idea', nav: { feed: 'Feed' } }) as {
    post: string;
    nav: { feed: string };
  };
  expect(words.post).toMatch(/^⟦Þöšţ îðéà·+⟧$/);
  expect(words.nav.feed).toMatch(/^⟦Ƒééð·+⟧$/);
});

test('what is replaced later stays as it is', () => {
  const text = pseudo('<b>{{name}}</b> has {{count, number}} of $t(ui:stage.open)') as string;
  for (const kept of ['<b>', '</b>', '{{name}}', '{{count, number}}', '$t(ui:stage.open)'])
    expect(text).toContain(kept);
  expect(text).not.toContain('has');
});
