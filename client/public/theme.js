// Runs before the first paint, so that nothing flashes. lib/colorScheme.ts takes over later;
// both use the same key and attribute.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('leaven-color-scheme');
  } catch {
    // Storage may be forbidden; the system decides then.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
