/** Gives the focus to the title of one card of the feed, once what has just changed is drawn. */
export function focusCard(index: number): void {
  requestAnimationFrame(() => {
    const card = document.querySelectorAll('main article')[index];
    card?.querySelector<HTMLElement>('h2 a')?.focus({ preventScroll: index === 0 });
  });
}
