/** Takes a dropped file by itself, as the browser does for fields that choose one. */
const choosesFiles = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && target.type === 'file';

function refuse(event: DragEvent): void {
  const { dataTransfer, target } = event;
  if (event.defaultPrevented || choosesFiles(target) || !dataTransfer?.types.includes('Files'))
    return;
  event.preventDefault();
  dataTransfer.dropEffect = 'none';
}

/** Lets a file that misses the place where it may be dropped fall back: the browser would leave the page for it. */
export function refuseStrayFiles(): void {
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
}
