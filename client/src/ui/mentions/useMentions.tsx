import { type Mention, sayMention } from '@leaven/shared/mentions';
import { type ChangeEvent, lazy, Suspense, type SyntheticEvent, useId, useState } from 'react';
import { insert } from '../marks';
import { type Asked, askedAt, link, retype, shownOf } from './text';

const Suggestions = lazy(() => import('./Suggestions'));

/**
 * Lets a field name colleagues (`@`) and ideas (`#`): it shows their names, its value has their ids, and
 * while one is typed those that it may be are offered.
 */
export function useMentions(value: string, onChange: (value: string) => void) {
  const [asked, setAsked] = useState<Asked & { field: HTMLTextAreaElement }>();
  const listId = useId();
  /** What was asked when somebody closed the list: from there on it stays closed. */
  const [closedAt, setClosedAt] = useState<number>();

  const look = (field: HTMLTextAreaElement, kept: string) => {
    const { selectionStart, selectionEnd } = field;
    const next = selectionStart === selectionEnd ? askedAt(kept, selectionStart) : undefined;
    setAsked((before) =>
      before && next && before.from === next.from && before.q === next.q
        ? before
        : next && { ...next, field },
    );
    if (next?.from !== closedAt) setClosedAt(undefined);
  };

  const pick = (mention: Mention) => {
    if (!asked) return;
    const { field, from, to } = asked;
    field.focus();
    field.setSelectionRange(from, to);
    insert(field, `${sayMention(mention)} `);
    onChange(link(retype(value, field.value), from, mention));
    setAsked(undefined);
  };

  return {
    fieldProps: {
      value: shownOf(value),
      onChange: ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) => {
        const kept = retype(value, currentTarget.value);
        onChange(kept);
        look(currentTarget, kept);
      },
      onSelect: ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) =>
        look(currentTarget, retype(value, currentTarget.value)),
      onBlur: () => setAsked(undefined),
    },
    suggestions: asked && asked.from !== closedAt && (
      <Suspense>
        <Suggestions
          id={listId}
          field={asked.field}
          asked={asked}
          onPick={pick}
          onClose={() => setClosedAt(asked.from)}
        />
      </Suspense>
    ),
  };
}
