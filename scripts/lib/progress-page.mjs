import { createHash } from 'node:crypto';

/**
 * The page that answers while Leaven gets ready. It stands alone: nothing is installed or built yet.
 * Colours and sizes are those of the design tokens.
 */
const style = `
:root { color-scheme: light; --bg: #f7f4f0; --surface: #fff; --border: #e5e0d9; --text: #1f1b18; --muted: #6d665f; --primary: #9b591d; --line: #d78d39; --green: #396e42; --sunken: #f3efe9; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; --bg: #171412; --surface: #1f1b18; --border: #352f2a; --text: #f0ebe4; --muted: #ada49a; --primary: #eaa85b; --line: #d78d39; --green: #7fc088; --sunken: #13100e; } }
* { box-sizing: border-box; margin: 0; }
body { min-height: 100dvh; display: grid; place-items: center; padding: 1.5rem 1.25rem; background: var(--bg); color: var(--text); font: 0.9375rem/1.5rem system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif; }
main { width: 100%; max-width: 26rem; }
svg { fill: none; stroke: var(--primary); stroke-width: 2.25; stroke-linecap: round; stroke-linejoin: round; }
.brand { display: flex; align-items: center; gap: 0.5rem; }
.brand svg { width: 36px; height: 36px; }
.brand, h1 { font-family: ui-serif, "Iowan Old Style", Charter, Georgia, "Noto Serif", serif; font-weight: 600; }
.brand { font-size: 1.5rem; }
h1 { margin-top: 2.5rem; font-size: 2rem; line-height: 2.5rem; letter-spacing: -0.015em; text-wrap: balance; }
.rise { display: block; width: 100%; margin-top: 1.5rem; }
.rise .still { stroke: var(--border); }
.rise .risen { stroke: var(--line); stroke-dasharray: 100; stroke-dashoffset: 100; }
ol { margin-top: 1.5rem; padding: 0; list-style: none; background: var(--surface); border: 1px solid var(--border); border-radius: 0.5rem; }
li { display: grid; grid-template-columns: 1.25rem 1fr auto; align-items: center; gap: 0.75rem; padding: 0.75rem 1rem; color: var(--muted); font-variant-numeric: tabular-nums; }
li + li { border-top: 1px solid var(--border); }
li svg { width: 20px; height: 20px; stroke: var(--muted); }
li .tick { display: none; }
li[data-state="now"] { color: var(--text); font-weight: 600; }
li[data-state="now"] svg { stroke: var(--primary); }
li[data-state="done"] svg { stroke: var(--green); }
li[data-state="done"] .ring { display: none; }
li[data-state="done"] .tick { display: block; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
#message { margin-top: 1rem; min-height: 3rem; color: var(--muted); }
@media (prefers-reduced-motion: no-preference) { .rise .risen { transition: stroke-dashoffset 200ms cubic-bezier(0.2, 0, 0.1, 1); } }
`;

const script = `
const stateWords = { done: 'done', now: 'under way', waiting: 'waiting' };
let misses = 0;
function show(progress) {
  document.querySelector('.risen').style.strokeDashoffset = String(100 - 100 * progress.overall);
  document.querySelectorAll('li').forEach((item, index) => {
    const step = progress.steps[index];
    item.dataset.state = step.state;
    item.querySelector('.sr').textContent = ', ' + stateWords[step.state];
    item.querySelector('.share').textContent = step.state === 'now' && step.fraction ? Math.floor(100 * step.fraction) + ' %' : '';
  });
  const message = document.getElementById('message');
  if (message.textContent !== progress.message) message.textContent = progress.message;
}
async function look() {
  try {
    const answer = await fetch('/__progress', { cache: 'no-store', headers: { accept: 'application/json' } });
    const body = answer.ok && answer.headers.get('x-leaven-progress') ? await answer.json() : undefined;
    if (!body) return location.reload();
    misses = 0;
    show(body);
  } catch {
    misses += 1;
    if (misses > 3) document.getElementById('message').textContent = 'Leaven has stopped. The terminal says why; this page goes on by itself once it is started again.';
  }
  setTimeout(look, 500);
}
look();
`;

const loaves =
  'M0 124H70C58 114 58 92 88 92s30 22 18 32h62c-20-18-18-60 32-60s52 42 32 60h68c-30-28-24-104 56-104s86 76 56 104h68';

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only this very style and script run; nothing comes from elsewhere, and no other site frames it. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${sha256(style)}`,
  `script-src ${sha256(script)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const stepItem = (title) => `<li data-state="waiting">
<svg class="ring" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8"/></svg>
<svg class="tick" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.500l4.500 4.500L19 7.500"/></svg>
<span>${title}<span class="sr"></span></span><span class="share"></span></li>`;

/**
 * @param {string[]} steps the titles of the steps, plain text without markup
 * @returns {string} the page
 */
export const progressPage = (steps) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Getting ready · Leaven</title>
<link rel="icon" href="data:,">
<noscript><meta http-equiv="refresh" content="2"></noscript>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M30 26.500H7.800V17.800C5.300 16.800 4 14.900 4 12.500 4 8.200 8.700 5.500 16 5.500s12 2.700 12 7c0 2.400-1.300 4.300-3.800 5.300v8.700"/><path d="M12 15.500c.5-2.200 1.900-3.700 4.200-4.500"/></svg><span>Leaven</span></p>
<h1>Leaven is getting ready</h1>
<svg class="rise" viewBox="-2 12 484 118" aria-hidden="true"><path class="still" d="${loaves}"/><path class="risen" pathLength="100" d="${loaves}"/></svg>
<ol>${steps.map(stepItem).join('\n')}</ol>
<p id="message" role="status">This page turns into Leaven by itself.</p>
</main>
<script>${script}</script>
</body>
</html>
`;
