import { type RefObject, useLayoutEffect, useRef } from 'react';

interface Anchor {
  element: Element;
  /** Its distance from the top of the document, in pixels. */
  top: number;
}

const topOf = (element: Element) => element.getBoundingClientRect().top + scrollY;

const isInView = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

/** What must not move: the field somebody types in, else the first thing of the thread they can see. */
function anchorIn(container: Element): Anchor | undefined {
  const field = document.activeElement;
  const isTyping = field?.matches('textarea, input') && isInView(field);
  const element = isTyping ? field : [...container.querySelectorAll('article')].find(isInView);
  return element ? { element, top: topOf(element) } : undefined;
}

/**
 * Keeps what is being read in its place while something is put in above it. Call `hold` right before
 * the change; once it is drawn, the page is scrolled by as much as the held thing was pushed. Switch
 * the browser's own scroll anchoring off around it, since not every browser has one.
 * @param drawn changes its identity with every change that may need holding
 */
export function useHeldPlace(
  container: RefObject<Element | null>,
  drawn: unknown,
): { hold: () => void } {
  const anchor = useRef<Anchor>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` says when to look, not what at
  useLayoutEffect(() => {
    const held = anchor.current;
    anchor.current = undefined;
    if (held?.element.isConnected)
      scrollBy({ top: topOf(held.element) - held.top, behavior: 'instant' });
  }, [drawn]);
  return {
    hold: () => {
      anchor.current = container.current ? anchorIn(container.current) : undefined;
    },
  };
}
