import type { DemoDraft, DemoSavedSearch } from './types';

/** What the people whom a visitor signs in as have begun to write. */
export const drafts: DemoDraft[] = [
  {
    by: 'mia',
    title: 'Keep one basket of rolls back for the night ferry',
    body: 'Because the crew of the 21:40 comes after we have closed, and on the evenings when I was late with the till I sold them everything that was left. I need to ask',
    category: 'shops',
    daysAgo: 0.4,
  },
  {
    by: 'noor',
    title: 'Give every shop one page on what to do when the power is out',
    body: '',
    category: 'food-safety',
    daysAgo: 1.2,
  },
  {
    by: 'ada',
    title: 'Let the spare tablets charge in one place',
    body: 'Because I find them under',
    daysAgo: 2.3,
  },
];

export const savedSearches: DemoSavedSearch[] = [
  {
    by: 'mia',
    name: 'New for the shops',
    category: 'shops',
    notify: true,
    daysAgo: 30.2,
    hits: ['slicer-up-front', 'smaller-afternoon-drop', 'tomorrows-special'],
  },
  {
    by: 'mia',
    name: 'Everything about the rota',
    q: 'rota',
    notify: false,
    daysAgo: 17.1,
    hits: [],
  },
  {
    by: 'noor',
    name: 'Cold rooms and thermometers',
    q: 'thermometer',
    notify: true,
    daysAgo: 20.5,
    hits: ['cream-thermometer'],
  },
  {
    by: 'ada',
    name: 'What IT will be asked for',
    category: 'it',
    notify: true,
    daysAgo: 25.3,
    hits: ['one-number', 'phone-list', 'deadline-on-the-screen'],
  },
];
