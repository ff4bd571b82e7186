import { useEffect } from 'react';
import { onSessionEnd } from '../../../lib/session';
import { unsubscribeDevice } from './device';

/** Who signs out takes their news along: whoever uses this device next sees none of them. */
export function useLeavingDevice(): void {
  useEffect(
    () =>
      onSessionEnd((how) => {
        if (how === 'asked') unsubscribeDevice().catch(() => undefined);
      }),
    [],
  );
}
