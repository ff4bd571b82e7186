import type { DecisionView, IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';
import { Link } from '../../lib/router';
import { Banner } from '../../ui/Banner';
import { Icon } from '../../ui/Icon';
import { Rich } from '../../ui/Rich';
import { stageLooks } from '../../ui/stages';
import styles from './Decisions.module.css';
import { tellingDecisions } from './way';

/** What was decided, by whom, when and why: the latest in full view, earlier ones on request. */
export function Decisions({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas');
  const [latest, ...earlier] = tellingDecisions(idea.decisions);
  if (!latest) return null;
  return (
    <div className={styles.decisions}>
      <Decision decision={latest} project={idea.project} />
      {earlier.length > 0 && (
        <details>
          <summary className="sm muted">
            <Icon of={IconChevronDown} size={14} />
            {t('decision.earlier', { count: earlier.length })}
          </summary>
          <div className={styles.earlier}>
            {earlier.map((decision) => (
              <Decision key={decision.id} decision={decision} project={null} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

const bannerTones = { crust: 'crust', blue: 'blue', green: 'green' } as const;

function Decision({
  decision: { from, to, reason, revisitIf, by, at, rule },
  project,
}: {
  decision: DecisionView;
  /** Where it led to. */
  project: IdeaView['project'];
}) {
  const { t } = useTranslation('ideas');
  const { icon, tone } = stageLooks[to];
  // An official word that came with an import changes no stage.
  const what = from === to ? 'note' : to;
  const values = { name: by?.name ?? '', day: formatDay(at) };
  const headline = rule
    ? t(`decision.rule.${rule.kind}`, { ...values, count: rule.days ?? 0 })
    : t(by ? `decision.by.${what}` : `decision.byNobody.${what}`, values);
  return (
    <Banner
      tone={tone in bannerTones ? bannerTones[tone as keyof typeof bannerTones] : 'grey'}
      icon={icon}
    >
      <p>
        <b>{reason ? t('decision.withReason', { headline }) : t('decision.alone', { headline })}</b>{' '}
        <span className={styles.reason}>{reason}</span>
      </p>
      {revisitIf && <p className={styles.more}>{t('decision.revisitIf', { what: revisitIf })}</p>}
      {project && to === 'promoted' && (
        <p className={styles.more}>
          <Rich
            text={t('decision.project', { title: project.title })}
            tags={{
              link: (title) => (
                <Link to={`/projects/${project.id}`} className="link">
                  {title}
                </Link>
              ),
            }}
          />
        </p>
      )}
    </Banner>
  );
}
