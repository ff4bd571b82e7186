import type { IdeaCard } from '@leaven/shared/ideas/ideas.schemas';
import { IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shortName } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import { MetaItem } from '../../ui/IdeaCard';

/** That a card asks a question, and who answered it. */
export function QuestionMark({
  idea: { isQuestion, solution },
}: {
  idea: Pick<IdeaCard, 'isQuestion' | 'solution'>;
}) {
  const { t } = useTranslation('answers');
  if (!isQuestion) return null;
  const who = solution?.author;
  return (
    <MetaItem>
      <Icon of={solution ? IconCircleCheck : IconHelpCircle} size={16} />
      {!solution
        ? t('unanswered')
        : who
          ? t('answeredBy', { name: shortName(who.name) })
          : t('answered')}
    </MetaItem>
  );
}
