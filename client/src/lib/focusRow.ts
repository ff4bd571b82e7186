/**
 * For a row that may leave its list: looks who its neighbours are. What it returns gives the focus to the
 * next one, else to the one before, else to the page's title, once what has just changed is drawn.
 */
export function besideRow(row: Element | null | undefined): () => void {
  const neighbours = [row?.nextElementSibling, row?.previousElementSibling];
  return () =>
    requestAnimationFrame(() => {
      const there = neighbours.find((one) => one?.isConnected) ?? document.querySelector('h1');
      if (there instanceof HTMLElement) there.focus();
    });
}
