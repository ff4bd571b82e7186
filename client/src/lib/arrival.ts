let arrived = false;

/** The page has changed by a link, not by loading: the next title that appears takes the focus. */
export function markArrival(): void {
  arrived = true;
}

export function takeArrival(): boolean {
  const was = arrived;
  arrived = false;
  return was;
}
