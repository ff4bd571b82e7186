import { settings } from './settings.service';

let kept: { timeZone: string; days: Intl.DateTimeFormat } | undefined;

/** The day that it is in the company at a moment: `2026-11-25`. */
export async function companyDay(moment: Date): Promise<string> {
  const { timeZone } = (await settings.get()).calendar;
  // Swedes write days as ISO 8601 does.
  if (kept?.timeZone !== timeZone)
    kept = { timeZone, days: new Intl.DateTimeFormat('sv-SE', { timeZone }) };
  return kept.days.format(moment);
}
