import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../../lib/newId';
import { Link } from '../../../lib/router';
import { Button } from '../../../ui/Button';
import styles from './Drafting.module.css';
import { begun } from './desk';
import { draftsQuery } from './drafts';
import { useDesk } from './useDesk';

/** The form above must not fold up, and all move, before the press has ended. */
const holdFocus = (event: MouseEvent) => event.preventDefault();

/** The way to the other drafts, where there are some, and to a blank one. */
export function DraftsLink({ blank }: { blank: boolean }) {
  const { t } = useTranslation('drafts');
  const { current, drafts, update } = useDesk();
  const listed = useQuery(draftsQuery).data?.items ?? [];
  const others = new Set([...listed.map(({ id }) => id), ...Object.keys(drafts)]);
  others.delete(current);
  if (blank && others.size === 0) return null;
  return (
    <p className={`row wrap sm ${styles.under}`}>
      {others.size > 0 && (
        <Link to="/drafts" className="link" onMouseDown={holdFocus}>
          {t('link.list', { count: others.size })}
        </Link>
      )}
      {!blank && (
        <Button
          size="sm"
          kind="quiet"
          onMouseDown={holdFocus}
          onClick={() => update((desk) => begun(desk, newId(), Date.now()))}
        >
          {t('link.new')}
        </Button>
      )}
    </p>
  );
}
