import type { ProjectView } from '@leaven/shared/projects/projects.schemas';
import { useTranslation } from 'react-i18next';
import { Money } from '../../ui/Money';
import { AsideSection, Facts } from '../../ui/Page';
import { PersonBlock } from '../../ui/Person';
import { StageChip } from '../../ui/StageChip';
import { Time } from '../../ui/Time';
import styles from './ProjectPage.module.css';

/** Who answers for a project, and with what. */
export function ProjectAside({
  project: { owner, sponsor, budget, stage, createdAt },
}: {
  project: ProjectView;
}) {
  const { t } = useTranslation('projects');
  const both = owner.id === sponsor.id;
  return (
    <>
      <AsideSection title={t('page.people')}>
        <ul className={styles.people}>
          <li>
            <PersonBlock person={owner} note={t(both ? 'page.ownerAndSponsor' : 'page.owner')} />
          </li>
          {!both && (
            <li>
              <PersonBlock person={sponsor} note={t('page.sponsor')} />
            </li>
          )}
        </ul>
      </AsideSection>
      <AsideSection title={t('page.facts')}>
        <Facts
          items={[
            { label: t('page.stage'), value: <StageChip stage={stage} /> },
            {
              label: t('page.budget'),
              value: budget ? (
                <Money value={budget} />
              ) : (
                <span className="muted">{t('page.noBudget')}</span>
              ),
            },
            { label: t('page.started'), value: <Time at={createdAt} as="day" /> },
          ]}
        />
      </AsideSection>
    </>
  );
}
