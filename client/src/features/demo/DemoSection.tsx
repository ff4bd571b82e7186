import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/session';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Page';
import { showSteps, useStepsShown } from './stepsShown';
import { WorkButton } from './WorkButton';

/** On a person's own page, in the demo: the steps again, and a minute of work. */
export function DemoSection() {
  const { t } = useTranslation('demo');
  const { abilities } = useMe();
  const shown = useStepsShown();
  if (shown && !abilities.runDemo) return null;
  return (
    <Section title={t('section')}>
      <div className="stack">
        {abilities.runDemo && <p className="muted">{t('workText')}</p>}
        <div className="row wrap">
          {abilities.runDemo && <WorkButton kind="outline" />}
          {!shown && (
            <Button size="sm" onClick={() => showSteps(true)}>
              {t('showAgain')}
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
