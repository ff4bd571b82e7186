/** The mark: a rising loaf in one line. */
export function Loaf({ size = 30 }: { size?: number }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M30 26.5H7.8V17.8C5.3 16.8 4 14.9 4 12.5 4 8.2 8.7 5.5 16 5.5s12 2.7 12 7c0 2.4-1.3 4.3-3.8 5.3v8.7" />
      <path d="M12 15.5c.5-2.2 1.9-3.7 4.2-4.5" />
    </svg>
  );
}
