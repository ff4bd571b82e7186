import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../lib/format';
import { Link } from '../../lib/router';
import { Facts } from '../../ui/Page';
import { StageChip } from '../../ui/StageChip';
import { Time } from '../../ui/Time';

/** The facts beside an idea. */
export function IdeaFacts({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas');
  const extenders = [...new Set(idea.extensions.flatMap(({ author }) => author?.name ?? []))];
  return (
    <Facts
      items={[
        {
          label: t('facts.category'),
          value: (
            <Link to={`/?category=${idea.category.id}`} className="link">
              {idea.category.name}
            </Link>
          ),
        },
        { label: t('facts.steward'), value: idea.steward.name },
        ...(idea.clock.standIn
          ? [{ label: t('facts.standIn'), value: idea.clock.standIn.name }]
          : []),
        ...(idea.clock.workingDays !== null
          ? [
              {
                label: t('facts.firstAnswer'),
                value: t('facts.within', { count: idea.clock.workingDays }),
              },
            ]
          : []),
        ...(extenders.length > 0
          ? [{ label: t('facts.extendedBy'), value: formatList(extenders) }]
          : []),
        { label: t('facts.posted'), value: <Time at={idea.postedAt} as="day" /> },
        ...(idea.editedAt
          ? [{ label: t('facts.edited'), value: <Time at={idea.editedAt} as="day" /> }]
          : []),
        ...(idea.project
          ? [
              {
                label: t('facts.project'),
                value: (
                  <Link to={`/projects/${idea.project.id}`} className="link">
                    {idea.project.title}
                  </Link>
                ),
              },
              { label: t('facts.projectStage'), value: <StageChip stage={idea.project.stage} /> },
            ]
          : []),
      ]}
    />
  );
}
