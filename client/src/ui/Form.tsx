import { IconAlertTriangle } from '@tabler/icons-react';
import { createContext, type ReactNode, use, useEffect, useRef } from 'react';
import { fieldProblems, problemText } from '../lib/problem';
import { Banner } from './Banner';
import styles from './fields.module.css';

const Problems = createContext<Readonly<Record<string, string>>>({});

/** What the server said about the field of this name, if anything. */
export const useFieldProblem = (name: string): string | undefined => use(Problems)[name];

/**
 * A form that shows what the server refused: at the field it named, or above the fields. Nothing that
 * was typed is touched. Enter does what the form is for.
 */
export function Form({
  onSubmit,
  error,
  label,
  children,
}: {
  onSubmit: () => void;
  /** The mutation's error. */
  error?: unknown;
  label?: string;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const problems = fieldProblems(error);
  const named = Object.keys(problems).length > 0;
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {error && !named ? (
        <Banner tone="red" icon={IconAlertTriangle} role="alert">
          {problemText(error)}
        </Banner>
      ) : null}
      <Problems value={problems}>{children}</Problems>
    </form>
  );
}
