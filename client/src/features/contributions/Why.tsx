import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../lib/format';

/** Who decided so, when and why; nothing where nobody said why. */
export function Why({ reason, by, at }: { reason: string; by: PersonRef | null; at: string }) {
  const { t } = useTranslation('contributions');
  if (reason === '') return null;
  const said = { reason, day: formatDay(at), name: by?.name ?? '' };
  return (
    <p className="sm muted">
      <bdi>{t(by ? 'reason' : 'reasonImported', said)}</bdi>
    </p>
  );
}
