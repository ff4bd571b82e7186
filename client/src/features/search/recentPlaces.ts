/** Where somebody went by the palette. */
export interface Place {
  to: string;
  label: string;
}

const most = 6;
const keyOf = (userId: string) => `leaven-places:${userId}`;

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Place).label === 'string' &&
  String((value as Place).to).startsWith('/');

/** The latest first; kept on this device only. */
export function recentPlaces(userId: string): Place[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace).slice(0, most) : [];
  } catch {
    return [];
  }
}

export function rememberPlace(userId: string, { to, label }: Place): void {
  const others = recentPlaces(userId).filter((place) => place.to !== to);
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify([{ to, label }, ...others].slice(0, most)));
  } catch {
    // Without storage there is nothing to come back to.
  }
}
