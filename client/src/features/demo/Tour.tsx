import type { TourView } from '@leaven/shared/demo/demo.api';
import { IconCheck, IconExternalLink, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { requestCompose } from '../../lib/compose';
import { useNavigate } from '../../lib/router';
import { useMe } from '../../lib/session';
import { Button, IconButton, LinkButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useTourLive } from './live';
import { otherHost } from './otherHost';
import { useTour } from './queries';
import { showSteps } from './stepsShown';
import styles from './Tour.module.css';
import { WorkButton } from './WorkButton';

const steps = ['post', 'vote', 'promote'] as const;

/** Three quiet steps through the loop for a first visitor, at the top of every page of the demo. */
export function Tour() {
  const { data: tour } = useTour();
  useTourLive(tour);
  return tour ? <Strip tour={tour} /> : null;
}

function Strip({ tour }: { tour: TourView }) {
  const { t } = useTranslation('demo');
  const { abilities } = useMe();
  const reached = tour.step === 'done' ? steps.length : steps.indexOf(tour.step);
  return (
    <aside className={styles.strip} aria-label={t('label')}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li
            key={step}
            className={classes(index < reached && styles.done)}
            aria-current={index === reached ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden="true">
              {index < reached ? <Icon of={IconCheck} size={14} /> : index + 1}
            </span>
            {t(`steps.${step}`)}
            {index < reached && <span className="sr">, {t('stepDone')}</span>}
          </li>
        ))}
      </ol>
      <p className={styles.text}>{t(`${tour.step}.${abilities.review ? 'decider' : 'poster'}`)}</p>
      <div className={styles.actions}>
        <NextStep tour={tour} />
        {abilities.runDemo && <WorkButton />}
      </div>
      <div className={styles.hide}>
        <IconButton icon={IconX} label={t('hide')} onClick={() => showSteps(false)} />
      </div>
    </aside>
  );
}

/** The one thing to do now: here, or in the tab of the other person. */
function NextStep({ tour: { step, ideaId, projectId } }: { tour: TourView }) {
  const { t } = useTranslation('demo');
  const { abilities } = useMe();
  const navigate = useNavigate();
  const ideaPath = ideaId ? `/ideas/${ideaId}` : '/';
  if (step === 'done')
    return (
      <LinkButton size="sm" to={projectId ? `/projects/${projectId}` : '/projects'}>
        {t('done.do')}
      </LinkButton>
    );
  const isMine = abilities.review ? step !== 'post' : step === 'post';
  if (!isMine) return <OtherTab path={ideaPath} />;
  if (step === 'post')
    return (
      <Button
        size="sm"
        onClick={() => {
          navigate('/');
          requestCompose();
        }}
      >
        {t('post.do')}
      </Button>
    );
  return (
    <LinkButton size="sm" to={ideaPath}>
      {t('openIdea')}
    </LinkButton>
  );
}

/** The same page under this machine's other name, where somebody else is signed in. */
function OtherTab({ path }: { path: string }) {
  const { t } = useTranslation('demo');
  const host = otherHost(location);
  if (!host) return <span className="muted">{t('otherBrowser')}</span>;
  return (
    <a
      className="link row"
      href={`${location.protocol}//${host}${path}`}
      target="_blank"
      rel="noopener"
    >
      <Icon of={IconExternalLink} size={16} />
      {t('openOther', { host })}
      <span className="sr">{t('newTab')}</span>
    </a>
  );
}
