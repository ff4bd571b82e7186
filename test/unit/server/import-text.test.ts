import { expect, test } from '@jest/globals';
import { cleanLine, cleanText } from '../../../server/src/import/text';

test.each([
  ['<p>One</p><p>Two<br>Three</p>', 'One\n\nTwo\nThree'],
  ['<ul><li>bread</li><li class="x">rolls</li></ul>', '- bread\n- rolls'],
  [
    'see <a href="https://crumb.example/a?b=1">this page</a>',
    'see [this page](https://crumb.example/a?b=1)',
  ],
  ['<a href="javascript:alert(1)">click</a>', 'click'],
  ['before<script>alert("<p>")</script>after<!-- and > this -->', 'beforeafter'],
  ['Tom &amp; Noor&nbsp;&#8211; &lt;b&gt;', 'Tom & Noor – <b>'],
])('HTML becomes the text it shows: %s', (html, text) => {
  expect(cleanText(html)).toBe(text);
});

test.each([
  'more <attention to the early shift than to the late one',
  'a < b and c > d',
  'R&D & co; AT&T;',
  '**bold** and _italic_\n\n> quoted\n\n- a list',
])('what is no HTML stays as it is: %s', (text) => {
  expect(cleanText(text)).toBe(text);
});

test('control characters go, line ends become one kind, and empty lines are few', () => {
  expect(cleanText('a\u0000b\u001b[31m\r\nc\u2028d \t\n\n\n\n\u0085e\ufeff\n')).toBe(
    'ab[31m\nc\nd\n\ne',
  );
  expect(cleanText('&#0;x&#x1F;y&#x110000;')).toBe('xy');
});

test('a title is one line', () => {
  expect(cleanLine(' What if\r\n we <br/>did \t it ')).toBe('What if we did it');
});
