import { useEffect } from 'react';

let page = '';
let waiting = 0;

function show(): void {
  const name = page ? `${page} · Leaven` : 'Leaven';
  document.title = waiting > 0 ? `(${waiting}) ${name}` : name;
}

/** Names the page in the window's title, behind the number of what waits. */
export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return;
    page = title;
    show();
  }, [title]);
}

/** How much waits unread, in front of every page's title: "(3) Projects · Leaven". */
export function useTitleCount(count: number): void {
  useEffect(() => {
    waiting = count;
    show();
    return () => {
      waiting = 0;
      show();
    };
  }, [count]);
}
