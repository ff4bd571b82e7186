const margin = 8;
/** What decides where a field breaks its lines. */
const measured = [
  'boxSizing',
  'width',
  'paddingBlock',
  'paddingInline',
  'borderWidth',
  'font',
  'letterSpacing',
  'lineHeight',
  'direction',
  'tabSize',
] as const;

/** Where a letter of a field stands in the window. */
function letterAt(field: HTMLTextAreaElement, index: number) {
  const style = getComputedStyle(field);
  const mirror = document.createElement('div');
  for (const name of measured) mirror.style[name] = style[name];
  mirror.style.position = 'absolute';
  mirror.style.visibility = 'hidden';
  mirror.style.whiteSpace = 'pre-wrap';
  mirror.style.overflowWrap = 'break-word';
  mirror.textContent = field.value.slice(0, index);
  const letter = document.createElement('span');
  letter.textContent = field.value.slice(index, index + 1) || '.';
  mirror.append(letter);
  document.body.append(mirror);
  const { offsetTop, offsetLeft, offsetHeight, offsetWidth } = letter;
  mirror.remove();
  const box = field.getBoundingClientRect();
  const top = box.top + offsetTop - field.scrollTop;
  return {
    start: box.left + offsetLeft,
    end: box.left + offsetLeft + offsetWidth,
    top: Math.max(box.top, top),
    bottom: Math.min(box.bottom, top + offsetHeight),
    isRtl: style.direction === 'rtl',
  };
}

/** Puts what floats below a letter of a field, above it where there is no room; never over the edge. */
export function besideCaret(panel: HTMLElement, field: HTMLTextAreaElement, index: number): void {
  const { start, end, top, bottom, isRtl } = letterAt(field, index);
  const { width, height } = panel.getBoundingClientRect();
  const fits = bottom + height + margin <= innerHeight || top < height + margin;
  const wanted = isRtl ? end - width : start;
  const left = Math.max(margin, Math.min(wanted, innerWidth - width - margin));
  panel.style.left = `${left + scrollX}px`;
  panel.style.top = `${(fits ? bottom : top - height) + scrollY}px`;
}
