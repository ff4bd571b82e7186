import { commentAnchor } from './anchor';

/** What is marked within a comment, else all of it, as a quotation in Markdown. */
export function quoteOf(commentId: string, body: string): string {
  const selection = getSelection();
  const article = document.getElementById(commentAnchor(commentId));
  const isHere =
    selection !== null &&
    article?.contains(selection.anchorNode) === true &&
    article.contains(selection.focusNode);
  const marked = isHere ? selection.toString().trim() : '';
  return asQuote(marked === '' ? body : marked);
}

/** Each line behind the sign of a quotation, with room below for the answer. */
const asQuote = (text: string): string =>
  `${text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n\n`;
