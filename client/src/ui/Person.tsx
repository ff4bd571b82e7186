import type { ReactNode } from 'react';
import { Avatar, type AvatarPerson } from './Avatar';
import styles from './Avatar.module.css';

/** A person on one line: avatar and name. */
export const Person = ({
  person,
  size = 20,
}: {
  person: AvatarPerson;
  size?: 20 | 24 | 28 | 32;
}) => (
  <span className={styles.person}>
    <Avatar person={person} size={size} />
    <bdi className={styles.name}>{person.name}</bdi>
  </span>
);

/** A person on two lines: the name, and below it who they are here. */
export const PersonBlock = ({ person, note }: { person: AvatarPerson; note: ReactNode }) => (
  <span className={styles.block}>
    <Avatar person={person} size={28} />
    <span>
      <b>
        <bdi>{person.name}</bdi>
      </b>
      <span className="muted">{note}</span>
    </span>
  </span>
);
