import {
  getNotificationSettings,
  updateNotificationSettings,
} from '@leaven/shared/notifications/settings.api';
import { useEffect } from 'react';
import { call } from '../../lib/api';

const storageKey = 'leaven-zone-told';

async function tell(zone: string): Promise<void> {
  const { timeZone } = await call(getNotificationSettings, {});
  if (timeZone === null) await call(updateNotificationSettings, { body: { timeZone: zone } });
  localStorage.setItem(storageKey, zone);
}

/** Email comes by the person's own clock, so a device says once where it is; what was chosen stays. */
export function useTellZone(): void {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    try {
      if (timeZone && localStorage.getItem(storageKey) !== timeZone)
        // Next time, where there is no line, or the server knows no such zone.
        tell(timeZone).catch(() => undefined);
    } catch {
      // Without storage it would be asked for on every visit.
    }
  }, []);
}
