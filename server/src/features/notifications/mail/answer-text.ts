/** What mail programs put between an answer and what it answers. */
const separators = [
  /^-{2,} ?(original message|forwarded message|ursprüngliche nachricht|mensaje original) ?-{2,}$/i,
  /^_{10,}$/,
  // The sign of a signature.
  /^-- ?$/,
];
const headers = /^(from|sent|to|subject|von|gesendet|an|betreff|de|enviado|para|asunto): \S/i;
const wrote = /(wrote|schrieb|escribió|a écrit)[^:]*:$/i;
/** Longer lines are nobody's separator, and are not looked at. */
const LONGEST = 500;

const isBlank = (line: string): boolean => line.trim() === '';
const isQuoted = (line: string): boolean => line.startsWith('>');

/** Two lines as they stand above a message that Outlook quotes. */
const areHeaders = (line: string, next = ''): boolean => headers.test(line) && headers.test(next);

function endOfAnswer(lines: readonly string[], mark: string): number {
  const at = lines.findIndex((line, i) => {
    if (line.length > LONGEST) return false;
    const bare = line.replace(/^[>\s]+/, '').trim();
    return (
      bare.includes(mark) ||
      (!isQuoted(line) && separators.some((one) => one.test(line.trimStart()))) ||
      areHeaders(line, lines[i + 1])
    );
  });
  return at === -1 ? lines.length : at;
}

/** "On Tuesday Noor wrote:", also broken over two lines; or what names the address it came from. */
function isAttribution(lines: readonly string[], sender: string): number {
  for (const count of [1, 2, 3]) {
    const text = lines.slice(-count).join(' ').trim();
    if (text.length > LONGEST || !text.endsWith(':')) return 0;
    if (wrote.test(text) || text.includes(sender)) {
      const whole = count < 3 && /^(on|am|el|le) /i.test(text);
      if (whole || count === 3 || isBlank(lines.at(-count - 1) ?? '')) return count;
    }
  }
  return 0;
}

/**
 * What somebody wrote themselves in an answer to an e-mail: without the message that is quoted below it,
 * the line that says so and their signature. What is quoted amid their own words stays.
 * @param mark what our e-mail says above everything else
 * @param sender the address that our e-mail came from
 */
export function answerText(text: string, mark: string, sender: string): string {
  const all = text.replace(/\r\n?/g, '\n').split('\n');
  const lines = all.slice(0, endOfAnswer(all, mark));
  const dropQuoted = () => {
    for (let last = lines.at(-1); last !== undefined; last = lines.at(-1)) {
      if (!isBlank(last) && !isQuoted(last)) return;
      lines.pop();
    }
  };
  dropQuoted();
  lines.length -= isAttribution(lines, sender);
  dropQuoted();
  return lines.join('\n').trim();
}
