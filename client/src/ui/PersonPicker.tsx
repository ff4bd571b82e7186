import type { PersonRef } from '@leaven/shared/users/users.schemas';
import { lazy, type ReactNode, Suspense } from 'react';
import { Field, type Wiring } from './fields';
import styles from './fields.module.css';

const PersonSelect = lazy(() => import('./mantine/PersonSelect'));

export interface PersonPickerProps {
  value: PersonRef | undefined;
  onChange: (person: PersonRef | undefined) => void;
  /** People whose name begins with the text; keep the function the same between renders. */
  search: (text: string, signal: AbortSignal) => Promise<readonly PersonRef[]>;
  wiring: Wiring;
}

/** Picks one colleague by name. */
export const PersonPicker = ({
  value,
  onChange,
  search,
  ...field
}: Omit<PersonPickerProps, 'wiring'> & {
  name: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  problem?: string | undefined;
}) => (
  <Field {...field}>
    {(wiring) => (
      <Suspense
        fallback={<input {...wiring} className={styles.input} value={value?.name ?? ''} readOnly />}
      >
        <PersonSelect value={value} onChange={onChange} search={search} wiring={wiring} />
      </Suspense>
    )}
  </Field>
);
