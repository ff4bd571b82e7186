import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../lib/problem';
import { Link } from '../../../lib/router';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Sheet } from '../../../ui/Sheet';
import styles from './Bulk.module.css';
import { bulk, useBulkRun } from './run';
import { doneIn, type Run, undoingRun } from './runner';

/** How far it is while it runs; then what was done, and of each idea that was left why. */
export function BulkReport() {
  const { t } = useTranslation('bulk');
  const run = useBulkRun();
  const region = useRef<HTMLElement>(null);
  const state = run?.state;
  // What was pressed is gone, with its dialog or by itself: the focus goes where it is told what happens.
  useEffect(() => {
    if (!state) return;
    const frame = requestAnimationFrame(() => {
      if (state === 'running' || document.activeElement === document.body) region.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [state]);
  if (!run) return null;
  const isUnderWay = run.state === 'running' || run.state === 'stopping';
  return (
    <section ref={region} tabIndex={-1} className={styles.report} aria-label={t('report')}>
      <Sheet pad>{isUnderWay ? <Progress run={run} /> : <Outcome run={run} />}</Sheet>
    </section>
  );
}

const reached = ({ results }: Run) => Object.keys(results).length;

function Progress({ run }: { run: Run }) {
  const { t } = useTranslation('bulk');
  const total = run.ideas.length;
  const done = reached(run);
  const name = t(`doing.${run.action}`);
  return (
    <div className={styles.progress}>
      <p className="row between">
        <b>{name}</b>
        <span className="sm muted num">{t('progress', { done, total })}</span>
      </p>
      <progress className={styles.meter} max={total} value={done} aria-label={name} />
      {run.state === 'stopping' ? (
        <p className="sm muted">{t('stopping')}</p>
      ) : (
        <Button size="sm" onClick={bulk.stop}>
          {t('stop')}
        </Button>
      )}
    </div>
  );
}

/** Why one was refused, in the reader's language where it is known. */
const reasonOf = ({ code, message }: Run['results'][string]): string =>
  i18next.getResource(i18next.language, 'errors', code ?? '') ?? message ?? '';

function Outcome({ run }: { run: Run }) {
  const { t } = useTranslation('bulk');
  const { ideas, results, action, state, problem } = run;
  const done = doneIn(run);
  const refused = ideas.flatMap((idea) => {
    const result = results[idea.id];
    return result && !result.done ? [{ ...idea, reason: reasonOf(result) }] : [];
  });
  const left = ideas.length - reached(run);
  const isWhole = left === 0 && refused.length === 0;
  return (
    <div className={styles.outcome} role="status">
      <p className="row">
        <Icon of={isWhole ? IconCheck : IconAlertTriangle} className={isWhole ? styles.well : ''} />
        <b>
          {state === 'paused'
            ? t('paused', { done: reached(run), total: ideas.length })
            : t(`did.${action}`, { count: done.length })}
        </b>
      </p>
      {problem !== undefined && <p className="sm">{problemText(problem)}</p>}
      {refused.length > 0 && (
        <>
          <p className="sm muted">{t('refused', { count: refused.length })}</p>
          <ul className={styles.refused}>
            {refused.map(({ id, title, reason }) => (
              <li key={id}>
                <Link to={`/ideas/${id}`} className="link">
                  <bdi>{title}</bdi>
                </Link>
                <span className="sm muted">{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {left > 0 && <p className="sm muted">{t('left', { count: left })}</p>}
      <div className="row wrap">
        {left > 0 && (
          <Button kind="tint" size="sm" onClick={() => void bulk.goOn()}>
            {t('goOn')}
          </Button>
        )}
        {action !== 'undo' && done.length > 0 && (
          <Button size="sm" onClick={() => void bulk.start(undoingRun(run))}>
            {t('undo')}
          </Button>
        )}
        <Button kind="quiet" size="sm" onClick={bulk.forget}>
          {t('close')}
        </Button>
      </div>
    </div>
  );
}
