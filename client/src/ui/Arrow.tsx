/** The vote's arrow; its fill comes from the style around it. */
export const Arrow = ({ size = 22 }: { size?: number }) => (
  <svg
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth={size < 20 ? 2 : 1.75}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M12 5.6c.5 0 1 .25 1.3.7l6 8.6c.7 1 0 2.4-1.3 2.4H6c-1.3 0-2-1.4-1.3-2.4l6-8.6c.3-.45.8-.7 1.3-.7z" />
  </svg>
);
