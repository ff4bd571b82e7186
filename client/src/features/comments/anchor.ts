/** Where a comment stands on its idea's page; notifications link to it. */
export const commentAnchor = (commentId: string) => `comment-${commentId}`;

/** Brings a comment into view and gives it the focus. Answers whether it is on the page. */
export function goToComment(commentId: string): boolean {
  const element = document.getElementById(commentAnchor(commentId));
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
  return element !== null;
}
