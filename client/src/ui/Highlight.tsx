import { Fragment } from 'react';
import styles from './Highlight.module.css';

/** A text with the parts marked that were looked for; marks in UTF-16 units, in order. */
export function Highlight({
  text,
  marks,
}: {
  text: string;
  marks: readonly (readonly [start: number, end: number])[];
}) {
  return marks
    .flatMap(([start, end], i) => [
      <Fragment key={`before ${start}`}>{text.slice(marks[i - 1]?.[1] ?? 0, start)}</Fragment>,
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    ])
    .concat(<Fragment key="rest">{text.slice(marks.at(-1)?.[1] ?? 0)}</Fragment>);
}
