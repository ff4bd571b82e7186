import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { useDemoWork, useStartDemoWork } from './queries';

/** Whole seconds until an instant, counted down; 0 when it is past or there is none. */
function useSecondsUntil(instant: string | null | undefined): number {
  const [now, setNow] = useState(Date.now);
  const left = instant ? Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000)) : 0;
  const counting = left > 0;
  useEffect(() => {
    setNow(Date.now());
    if (!counting) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [counting]);
  return left;
}

/** Lets the invented colleagues act for a minute, through the same doors as everybody. */
export function WorkButton({ kind = 'quiet' }: { kind?: 'quiet' | 'outline' }) {
  const { t } = useTranslation('demo');
  const { companyName: company } = useMe();
  const work = useDemoWork();
  const start = useStartDemoWork();
  const seconds = useSecondsUntil(work.data?.until);
  const begin = () =>
    start.mutate(undefined, {
      onError: (error) => toast(t('workFailed', { problem: problemText(error) }), 'error'),
    });
  return (
    <Button
      kind={kind}
      size="sm"
      icon={IconPlayerPlay}
      busy={start.isPending || seconds > 0}
      onClick={begin}
    >
      {seconds > 0 ? t('working', { company, seconds }) : t('work', { company })}
    </Button>
  );
}
