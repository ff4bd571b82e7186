const SHORTEST_PART = 4;
/** What German and Dutch put between the parts: Arbeit-s-platz, Blume-n-beet. */
const links = ['', 's', 'n', 'en', 'es', 'er'];

/**
 * The parts of a compound, all of which `isKnown` must say yes to; the word as a whole where there
 * are none. The longest first part wins: "mitarbeiterparkplatz" is mitarbeiter and parkplatz.
 */
export function partsOf(word: string, isKnown: (part: string) => boolean): string[] {
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const first = word.slice(0, at);
    if (!isKnown(first)) continue;
    for (const link of links) {
      if (!word.startsWith(link, at)) continue;
      const rest = word.slice(at + link.length);
      if (rest.length < SHORTEST_PART) continue;
      if (isKnown(rest)) return [first, rest];
      const parts = partsOf(rest, isKnown);
      if (parts.length > 1) return [first, ...parts];
    }
  }
  return [word];
}
