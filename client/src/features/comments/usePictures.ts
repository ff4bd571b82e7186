import { isPicture } from '@leaven/shared/attachments/attachments.schemas';
import { MOST_PICTURES, picturesIn, writePicture } from '@leaven/shared/attachments/pictures';
import { type RefObject, useEffect, useId, useRef } from 'react';
import { acceptOf, refusal } from '../attachments/limits';
import { useAttachments } from '../attachments/queries';
import { dropSendings, sendFiles, useSendings } from '../attachments/sending';
import { useFileTarget } from '../attachments/useFileTarget';

/** A picture stands on lines of its own, behind what is written. */
const withPicture = (text: string, picture: string): string =>
  text.trim() === '' ? `${picture}\n` : `${text.trimEnd()}\n\n${picture}\n`;

/**
 * Takes pictures into a comment: chosen, dropped on the form or pasted into it. Each is sent at once and
 * stands in the text when it has arrived; so it is part of the draft.
 * @param ideaId undefined where none are taken
 */
export function usePictures(
  ideaId: string | undefined,
  form: RefObject<HTMLElement | null>,
  text: string,
  onChange: (text: string) => void,
) {
  const place = `comment:${useId()}`;
  const sendings = useSendings(place);
  const limits = useAttachments(ideaId ?? null, ideaId !== undefined).data?.limits;
  const kinds = limits?.kinds.filter(isPicture) ?? [];
  const isOn = ideaId !== undefined && limits !== undefined && limits.most > 0 && kinds.length > 0;
  const latest = useRef({ text, onChange });
  useEffect(() => {
    latest.current = { text, onChange };
  });
  const put = (id: string, alt: string) => {
    const next = withPicture(latest.current.text, writePicture(id, alt));
    // Two may arrive before either is shown.
    latest.current.text = next;
    latest.current.onChange(next);
  };
  // What arrives when nobody writes any more has no place to go.
  useEffect(() => () => dropSendings(place), [place]);

  const add = (files: File[]) => {
    if (!limits) return;
    const waiting = sendings.filter(({ state }) => state !== 'failed').length;
    const there = picturesIn(text).length + waiting;
    sendFiles(
      place,
      files,
      (file, index) => refusal(file, there + index, { ...limits, most: MOST_PICTURES }),
      ({ id, alt }) => put(id, alt),
    );
  };
  const isOver = useFileTarget(form, isOn ? add : undefined, false);
  return {
    add: isOn ? add : undefined,
    accept: acceptOf(kinds),
    sendings,
    isOver,
    isBusy: sendings.some(({ state }) => state !== 'failed'),
  };
}
