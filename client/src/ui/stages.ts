import type { IdeaStage, ProjectStage } from '@leaven/shared/stages';
import {
  IconArchive,
  IconArrowRight,
  IconCircleArrowUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleX,
  IconCoins,
  IconEye,
  IconFlag,
  IconGitMerge,
  IconPencil,
} from '@tabler/icons-react';
import type { TablerIcon } from './Icon';

export type Stage = IdeaStage | ProjectStage;

export type StageTone = 'plain' | 'outlined' | 'crust' | 'blue' | 'green';

/** A stage is always an icon and a word; the colour only helps. No is not an error: it is grey. */
export const stageLooks: Record<Stage, { icon: TablerIcon; tone: StageTone }> = {
  draft: { icon: IconPencil, tone: 'outlined' },
  open: { icon: IconCircleDot, tone: 'crust' },
  in_review: { icon: IconEye, tone: 'blue' },
  promoted: { icon: IconCircleArrowUp, tone: 'green' },
  declined: { icon: IconCircleX, tone: 'plain' },
  merged: { icon: IconGitMerge, tone: 'plain' },
  archived: { icon: IconArchive, tone: 'plain' },
  proposed: { icon: IconCircleDashed, tone: 'plain' },
  funded: { icon: IconCoins, tone: 'green' },
  in_progress: { icon: IconArrowRight, tone: 'blue' },
  pilot: { icon: IconFlag, tone: 'blue' },
  shipped: { icon: IconCircleCheck, tone: 'green' },
  shut_down: { icon: IconArchive, tone: 'plain' },
};
