import { IconAlertTriangle } from '@tabler/icons-react';
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { fieldProblems, problemText } from '../lib/problem';
import { Banner } from './Banner';
import styles from './fields.module.css';

const Problems = createContext<Readonly<Record<string, string>>>({});

/** What the server said about the field of this name, if anything. */
export const useFieldProblem = (name: string): string | undefined => use(Problems)[name];

/** Whether the form shows a field of this name, or one that holds it: `domains` holds `domains.2`. */
const shows = (form: HTMLFormElement | null, name: string): boolean =>
  [...(form?.elements ?? [])].some((element) => {
    const shown = element.getAttribute('name');
    return shown !== null && (shown === name || name.startsWith(`${shown}.`));
  });

/**
 * A form that shows what the server refused: at the field it named, or above the fields where it has
 * no such field. Nothing that was typed is touched. Enter does what the form is for.
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
  const [unshown, setUnshown] = useState<string>();
  useEffect(() => {
    const elsewhere = Object.entries(fieldProblems(error)).find(
      ([name]) => !shows(form.current, name),
    );
    setUnshown(elsewhere?.[1]);
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const whole = error && Object.keys(problems).length === 0 ? problemText(error) : unshown;
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
      {whole && (
        <Banner tone="red" icon={IconAlertTriangle} role="alert">
          {whole}
        </Banner>
      )}
      <Problems value={problems}>{children}</Problems>
    </form>
  );
}
