/**
 * Where to go after signing in, from `?next=`: a page of this site and nothing else, so that a link
 * to our sign-in page cannot send anybody elsewhere. Without one it is the feed.
 */
export function safeNext(next: string | null | undefined, origin: string): string {
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return '/';
  const url = new URL(next, origin);
  if (url.origin !== origin || url.pathname === '/sign-in') return '/';
  return url.pathname + url.search + url.hash;
}
