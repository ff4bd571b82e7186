import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useState } from 'react';
import { useDraft } from '../../lib/drafts';
import type { IdeaText } from './ideaDraft';

interface IdeaEditText extends IdeaText {
  /** Of the version that was read when the edit began. */
  contentRev: number;
}

export interface IdeaEdit {
  isOpen: boolean;
  text: IdeaEditText;
  isChanged: boolean;
  open: () => void;
  change: (text: IdeaEditText) => void;
  /** Leaves the edit and forgets what was typed. */
  close: () => void;
}

const textOf = (idea: IdeaView): IdeaEditText => ({
  title: idea.title,
  body: idea.body,
  categoryId: idea.category.id,
  beneficiary: idea.beneficiary,
  contentRev: idea.contentRev,
});

/** An edit of one idea: its text is kept on the device, and one that was left open opens again. */
export function useIdeaEdit(idea: IdeaView): IdeaEdit {
  const draft = useDraft<IdeaEditText | null>(`idea.edit:${idea.id}`, null);
  const [opened, setOpened] = useState<IdeaEditText>();
  return {
    isOpen: opened !== undefined || draft.value !== null,
    text: draft.value ?? opened ?? textOf(idea),
    isChanged: draft.value !== null,
    open: () => setOpened(textOf(idea)),
    change: draft.set,
    close: () => {
      setOpened(undefined);
      draft.clear();
    },
  };
}
