import type { CSSProperties } from 'react';
import { initialsOf } from '../lib/format';
import styles from './Avatar.module.css';

export interface AvatarPerson {
  id: string;
  name: string;
}

const colours = 10;

/** The same person has the same colour everywhere, and on every device. */
function colourOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) >>> 0;
  return hash % colours;
}

/** Initials on a person's colour. Drawn rather than written: the name itself stands beside it. */
export function Avatar({
  person,
  size = 24,
}: {
  person: AvatarPerson;
  size?: 20 | 24 | 28 | 32 | 40;
}) {
  const style: CSSProperties & { '--size': string } = {
    '--size': `${size}px`,
    background: `var(--person-${colourOf(person.id)})`,
  };
  return <span className={styles.avatar} style={style} data-initials={initialsOf(person.name)} />;
}
