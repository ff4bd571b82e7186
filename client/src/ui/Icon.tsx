import type { Icon as TablerIcon } from '@tabler/icons-react';

export type { TablerIcon };

const strokes = { 14: 2, 16: 1.9, 20: 1.75, 24: 1.75 } as const;

/** A Tabler icon at one of the four sizes. Always beside a word, so it is hidden from readers. */
export function Icon({
  of: Shape,
  size = 20,
  className,
}: {
  of: TablerIcon;
  size?: keyof typeof strokes;
  className?: string | undefined;
}) {
  return <Shape size={size} stroke={strokes[size]} className={className} aria-hidden="true" />;
}
