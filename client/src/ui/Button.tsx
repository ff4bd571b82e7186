import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classes } from '../lib/classes';
import { Link } from '../lib/router';
import styles from './Button.module.css';
import { Icon, type TablerIcon } from './Icon';

interface Look {
  /** One filled button a view; tint for the likeliest of several; quiet for ways out. */
  kind?: 'fill' | 'tint' | 'outline' | 'quiet' | 'stop';
  size?: 'sm' | 'md' | 'big';
  icon?: TablerIcon | undefined;
  /** As wide as its place. */
  block?: boolean;
}

type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** It is under way: said to readers, and a second press does nothing. Keeps the focus. */
    busy?: boolean;
    ref?: Ref<HTMLButtonElement>;
  };

const lookOf = ({ kind = 'outline', size = 'md', block }: Look, more?: string) =>
  classes(
    styles.button,
    kind !== 'outline' && styles[kind],
    size !== 'md' && styles[size],
    block && styles.block,
    more,
  );

export function Button({ kind, size, icon, block, busy, children, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      {...(busy ? { 'aria-busy': true, onClick: (event) => event.preventDefault() } : {})}
      className={lookOf({ kind, size, block }, classes(busy && styles.busy, props.className))}
    >
      {icon && <Icon of={icon} size={16} />}
      {children}
    </button>
  );
}

/** The button that does what its form is for; Enter in a field does the same. */
export const SubmitButton = (props: ButtonProps) => <Button kind="fill" {...props} type="submit" />;

export function LinkButton({
  to,
  kind,
  size,
  icon,
  block,
  children,
  ...props
}: Look & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string }) {
  return (
    <Link to={to} {...props} className={lookOf({ kind, size, block }, props.className)}>
      {icon && <Icon of={icon} size={16} />}
      {children}
    </Link>
  );
}

export function IconButton({
  icon,
  label,
  ...props
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  icon: TablerIcon;
  /** Its name, since it shows no word. */
  label: string;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type="button"
      title={label}
      {...props}
      aria-label={label}
      className={classes(styles.icon, props.className)}
    >
      <Icon of={icon} />
    </button>
  );
}

/** A light button in a bar: a filter, a choice that is not the point of the page. */
export function Pill({
  icon,
  on,
  children,
  ...props
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  icon?: TablerIcon | undefined;
  /** It narrows what is shown. */
  on?: boolean | undefined;
  children?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type="button"
      {...props}
      className={classes(styles.pill, on && styles.on, props.className)}
    >
      {icon && <Icon of={icon} size={16} />}
      {children}
    </button>
  );
}
