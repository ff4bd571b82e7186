/** Where the official reply stands on its idea's page. */
export const replyAnchor = 'official-reply';

/** Brings the official reply into view and gives it the focus. */
export function goToReply(): void {
  const element = document.getElementById(replyAnchor);
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
