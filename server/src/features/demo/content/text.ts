/** Joins paragraphs of Markdown-lite with an empty line between them. */
export const text = (...paragraphs: string[]): string => paragraphs.join('\n\n');
