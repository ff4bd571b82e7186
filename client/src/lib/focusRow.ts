/**
 * For a row that is about to leave its list: gives the focus to the next one, else to the one before,
 * else to the page's title, once what has just changed is drawn.
 */
export function focusBesideRow(row: Element | null | undefined): void {
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  requestAnimationFrame(() => {
    const there = next?.isConnected ? next : document.querySelector('h1');
    if (there instanceof HTMLElement) there.focus();
  });
}
