import { Fragment, type ReactNode } from 'react';

const tag = /<(\w+)>(.*?)<\/\1>/g;

/**
 * A translated sentence with marked-up parts: `<b>{{name}}</b> declined this idea`. Only tags named in
 * `tags` are replaced, and only one level deep; everything else stays text.
 */
export function Rich({
  text,
  tags,
}: {
  text: string;
  tags: Readonly<Record<string, (content: string) => ReactNode>>;
}) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(tag)) {
    const [whole, name = '', content = ''] = match;
    const render = tags[name];
    if (!render) continue;
    parts.push(text.slice(end, match.index), render(content));
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts.map((part, index) => <Fragment key={index}>{part}</Fragment>);
}
