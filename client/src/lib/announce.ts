let region: HTMLElement | undefined;

/** Says a sentence to screen readers, politely: it waits until they have finished. */
export function announce(sentence: string): void {
  if (!region) {
    region = document.createElement('div');
    region.className = 'sr';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = sentence;
}
