import type { ReactNode } from 'react';
import { Link } from '../lib/router';

/** A name that leads to what the person shows; where there is nobody (an import), only the name. */
export const PersonLink = ({
  person,
  className,
  children,
}: {
  person: { id: string } | null;
  className?: string;
  children: ReactNode;
}) =>
  person ? (
    <Link to={`/people/${person.id}`} className={className}>
      <bdi>{children}</bdi>
    </Link>
  ) : (
    <bdi className={className}>{children}</bdi>
  );
