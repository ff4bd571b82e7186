/** HTML that is known to be safe to put into a page. */
export interface Html {
  html: string;
}

const escaped: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => escaped[c] ?? c);

type Part = string | Html | readonly Html[];

function partOf(part: Part): string {
  if (typeof part === 'string') return escapeHtml(part);
  return 'html' in part ? part.html : part.map(({ html }) => html).join('');
}

/** Texts in it are escaped, parts made by it are not. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: String.raw({ raw: strings }, ...parts.map(partOf)) };
}

/** The colours of the design, light; the dark ones stand in the style sheet, which dark readers follow. */
const styles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #f7f4f0; }
.page { max-width: 36rem; margin: 0 auto; padding: 24px 16px; color: #1f1b18; font: 16px/26px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.sheet { padding: 8px 20px; background: #ffffff; border: 1px solid #dfdbd4; border-radius: 8px; }
.item { padding: 12px 0; }
.item + .item { border-top: 1px solid #dfdbd4; }
p { margin: 0 0 8px; }
a { color: #8a4f1a; }
.quote { margin: 0 0 8px; padding-left: 12px; border-left: 3px solid #dfdbd4; }
.sheet + .small { margin-top: 16px; }
.small, .small a { color: #6d665f; font-size: 13px; line-height: 20px; }
@media (prefers-color-scheme: dark) {
  body { background: #171412 !important; }
  .page { color: #f1ede8 !important; }
  .sheet { background: #211d1a !important; border-color: #3a342f !important; }
  .item + .item, .quote { border-color: #3a342f !important; }
  a { color: #eaa85b !important; }
  .sheet + .small { margin-top: 16px; }
.small, .small a { color: #a8a099 !important; }
}`;

/** A whole message; nothing in it is fetched from anywhere. */
export const page = (language: string, title: string, content: Html): string =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${{ html: styles }}</style>
</head>
<body><div class="page">${content}</div></body>
</html>`.html;
