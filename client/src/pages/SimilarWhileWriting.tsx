import { lazy, Suspense } from 'react';
import type { IdeaText } from '../features/ideas/ideaDraft';
import { isTelling } from '../features/similar/typed';
import { loadWords } from '../lib/i18n';

const SimilarToText = lazy(async () => {
  const [code] = await Promise.all([
    import('../features/similar/SimilarToText'),
    loadWords('similar'),
  ]);
  return { default: code.SimilarToText };
});

/** From the second word of a title on, what is like it. The code comes when it is first needed. */
export const SimilarWhileWriting = ({ text }: { text: IdeaText }) =>
  isTelling(text.title) ? (
    <Suspense>
      <SimilarToText text={text} />
    </Suspense>
  ) : null;
