export type Mark = 'bold' | 'italic' | 'list' | 'quote' | 'code' | 'link';

const around = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  code: ['`', '`'],
  link: ['[', '](https://)'],
} as const;
const atLines = { list: '- ', quote: '> ' } as const;

/** Puts a mark at the selection, so that the browser's own undo can take it back. */
export function applyMark(area: HTMLTextAreaElement, mark: Mark): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  area.focus();
  if (mark === 'list' || mark === 'quote') {
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const lines = value.slice(from, end).split('\n');
    area.setSelectionRange(from, end);
    insert(area, lines.map((line) => atLines[mark] + line).join('\n'));
    return;
  }
  const [before, after] = around[mark];
  insert(area, before + value.slice(start, end) + after);
  // The marked words stay selected; for a link it is the address that is to be typed.
  if (mark === 'link') area.setSelectionRange(end + 3, end + 11);
  else area.setSelectionRange(start + before.length, end + before.length);
}

/** Types the text at the selection: unlike setting the value, it keeps the browser's undo. */
export function insert(area: HTMLTextAreaElement, text: string): void {
  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
