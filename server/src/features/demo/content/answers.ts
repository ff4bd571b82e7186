import type { DemoReply } from './types';

/** What managers said officially; the later of two replaced the earlier. */
export const replies: DemoReply[] = [
  {
    idea: 'rye-last',
    by: 'ines',
    daysAgo: 49.3,
    body: 'Bram and I walked it through with the night shift. We try the new order on two nights in the week after the oven service, and weigh what comes out.',
  },
  {
    idea: 'tips-by-hours',
    by: 'samuel',
    daysAgo: 27.2,
    body: 'I hear you. The rule is old and nobody likes it. I need two weeks to see what the tax office says about it.',
  },
  {
    idea: 'tips-by-hours',
    by: 'samuel',
    daysAgo: 12.4,
    body: 'The tax office is fine with it. We **split by hours from the first of the month** in three shops that volunteer, and the sum hangs beside the rota. Say here if your shop wants to be one of them.',
  },
  {
    idea: 'second-day-bags',
    by: 'maria',
    daysAgo: 6.4,
    body: 'I want this tried. Before I decide I need one number: evening sales on trial days against the same days of the month before. If they fall by less than 3 %, it goes to all the harbour shops.',
  },
  {
    idea: 'smaller-afternoon-drop',
    by: 'maria',
    daysAgo: 5.2,
    body: 'Yes, if the bakehouse can plan with it. Sean, Dragan: can noon still be changed on the same day? I answer again when I know.',
  },
  {
    idea: 'preheat-by-order',
    by: 'ines',
    daysAgo: 2.3,
    body: 'Farid measures the gas on the three ovens for a week. If it saves what Kwame thinks, we do it everywhere.',
  },
];

/**
 * Crumb & Co. has counted its answers for so many days. What was posted before and never answered has no
 * clock.
 */
export const ANSWERS_COUNTED_SINCE_DAYS = 9;

/** A category that has one: its stand-in by its key. */
export const standIns: Readonly<Record<string, string>> = {
  shops: 'ines',
  customers: 'ines',
  bakehouse: 'maria',
  logistics: 'maria',
  'food-safety': 'ines',
  people: 'priya',
};
