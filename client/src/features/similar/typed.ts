/** Whether enough is typed to look for what is like it: a second word was begun. */
export const isTelling = (title: string): boolean => /\S\s+\S/.test(title.trim());

/** What was typed for an idea, as the comment on another: both fields, behind what stands there already. */
export const asComment = (there: string, { title, body }: { title: string; body: string }) =>
  [there, title, body]
    .map((part) => part.trim())
    .filter(Boolean)
    .join('\n\n');
