import {
  openPalette,
  type PaletteFound,
  type PaletteSection,
} from '@leaven/shared/feed/palette.api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../lib/api';

const PAUSE_MS = 120;

/** What was typed, once it has stood still for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** One section of what the letters may mean; each comes by itself. */
export function usePaletteSection<S extends PaletteSection>(section: S, q: string) {
  const found = useQuery({
    queryKey: ['palette', section, q],
    queryFn: async ({ signal }): Promise<PaletteFound[S]> =>
      (await call(openPalette, { query: { q, section } }, { signal }))[section],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { ...found, items: q === '' ? [] : (found.data ?? []) };
}
