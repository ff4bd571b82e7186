import { lazy, Suspense } from 'react';
import { classes } from '../lib/classes';
import styles from './Markdown.module.css';

const MarkdownTokens = lazy(() => import('./MarkdownTokens'));

/** Any sign of mark-up. Most texts have none, and need no parser. */
const markup = /[*_`[\]\\<>~|#]|^\s*([-+]|\d+[.)])\s|^ {4}|:\/\/|www\.|@|^\s*[-=]+\s*$/m;

const Paragraphs = ({ text }: { text: string }) =>
  text.split(/\n{2,}/).map((paragraph, index) => (
    <p key={index} className={styles.plain}>
      {paragraph}
    </p>
  ));

/** What somebody wrote, in Markdown-lite. */
export const Markdown = ({
  text,
  small,
}: {
  text: string;
  /** In a thread rather than as the page's own text. */
  small?: boolean;
}) => (
  <div className={classes(styles.prose, small && styles.small)} dir="auto">
    {markup.test(text) ? (
      <Suspense fallback={<Paragraphs text={text} />}>
        <MarkdownTokens text={text} />
      </Suspense>
    ) : (
      <Paragraphs text={text} />
    )}
  </div>
);
