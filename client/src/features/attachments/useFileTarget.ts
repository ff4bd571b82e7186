import { type RefObject, useEffect, useEffectEvent, useState } from 'react';

/** The files of a drop or of the clipboard, if there are any. */
const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];

/** Copied from a page or a sheet, text comes along with a picture of it: the text is what is meant. */
const isText = (data: DataTransfer | null) => data?.types.includes('text/plain') === true;

/** Pasted into the element; where the page's own, also while no field has the focus. */
const isFor = (element: HTMLElement, target: EventTarget | null, fromPage: boolean) =>
  (fromPage && target === document.body) || element.contains(target as Node | null);

/**
 * Takes files that are dropped on an element, or pasted into it.
 * @returns whether files are being held over it
 */
export function useFileTarget(
  target: RefObject<HTMLElement | null>,
  onFiles: ((files: File[]) => void) | undefined,
  fromPage = true,
): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((files: File[]) => onFiles?.(files));
  const isOn = onFiles !== undefined;

  useEffect(() => {
    const element = target.current;
    if (!element || !isOn) return undefined;
    const onPaste = (event: ClipboardEvent) => {
      const files = filesOf(event.clipboardData);
      const isMine = isFor(element, event.target, fromPage);
      if (files.length === 0 || isText(event.clipboardData) || !isMine) return;
      event.preventDefault();
      take(files);
    };
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (!element.contains(event.relatedTarget as Node | null)) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const files = filesOf(event.dataTransfer);
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    document.addEventListener('paste', onPaste);
    element.addEventListener('dragover', onDragOver);
    element.addEventListener('dragleave', onDragLeave);
    element.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('paste', onPaste);
      element.removeEventListener('dragover', onDragOver);
      element.removeEventListener('dragleave', onDragLeave);
      element.removeEventListener('drop', onDrop);
    };
  }, [target, isOn, fromPage]);
  return isOver;
}
