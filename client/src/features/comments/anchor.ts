const prefix = 'comment-';
/** Where a comment stands on its idea's page; notifications link to it. */
export const commentAnchor = (commentId: string) => `${prefix}${commentId}`;

/** The comment that an address names by its hash. */
export const commentIn = (hash: string): string | undefined =>
  hash.startsWith(`#${prefix}`) ? hash.slice(prefix.length + 1) : undefined;

/** Brings a comment into view, marks it and gives it the focus. Answers whether it is on the page. */
export function goToComment(commentId: string): boolean {
  const element = document.getElementById(commentAnchor(commentId));
  for (const other of document.querySelectorAll('[data-linked]'))
    other.removeAttribute('data-linked');
  element?.setAttribute('data-linked', '');
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
  return element !== null;
}
