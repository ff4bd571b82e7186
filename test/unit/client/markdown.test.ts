import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import MarkdownTokens from '../../../client/src/ui/MarkdownTokens';

const html = (text: string) => renderToStaticMarkup(createElement(MarkdownTokens, { text }));

test.each([
  ['**bold** and *italic*', '<p><strong>bold</strong> and <em>italic</em></p>'],
  ['one\ntwo\n\nthree', '<p>one<br/>two</p><p>three</p>'],
  ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
  ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
  ['> said', '<blockquote><p>said</p></blockquote>'],
  ['run `npm start`', '<p>run <code>npm start</code></p>'],
])('%j is Markdown-lite', (text, expected) => {
  expect(html(text)).toBe(expected);
});

test('a link says nothing of this page to where it leads', () => {
  expect(html('[here](https://crumb.example)')).toBe(
    '<p><a href="https://crumb.example" rel="nofollow noopener noreferrer" target="_blank">here</a></p>',
  );
});

test.each([
  '# heading',
  'heading\n===',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '![picture](https://crumb.example/a.png)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<b>bold</b>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html,hi)',
  '[x](//crumb.example)',
  '<javascript:alert(1)>',
])('%j stays the characters that were typed', (text) => {
  const shown = html(text)
    .replace(/<br\/>/g, '\n')
    .replace(/<\/?p>/g, '');
  expect(shown).toBe(renderToStaticMarkup(createElement('i', null, text)).slice(3, -4));
});

test('nothing that is typed becomes any other element or attribute', () => {
  const marks = fc.constantFrom(
    '**',
    '*',
    '_',
    '`',
    '[',
    '](',
    ')',
    '<',
    '>',
    '\n',
    '- ',
    '> ',
    '    ',
    '"',
    "'",
    '\\',
    'javascript:',
    'https://a.b',
    ' onclick=',
    '<svg/onload=',
    '&lt;',
    '![',
  );
  const text = fc.array(fc.oneof(marks, fc.string({ maxLength: 6 })), { maxLength: 25 });
  const allowed =
    /^(<\/?(p|strong|em|code|pre|blockquote|ul|ol|li|a|br)( start="\d+"| tabindex="0"| href="(https?:|mailto:)[^"<>]*"| rel="nofollow noopener noreferrer"| target="_blank")*\/?>|[^<>])*$/i;
  fc.assert(
    fc.property(text, (parts) => allowed.test(html(parts.join('')))),
    { numRuns: 500 },
  );
});
