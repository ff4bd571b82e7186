import type { DemoCoAuthor, DemoEdit } from './types';

/** What ideas said before they were edited; what they say now stands with them. */
export const edits: DemoEdit[] = [
  {
    idea: 'baguettes-by-weather',
    before: ({ body }) => ({
      body: body
        .replace('about 410**', 'about 340**')
        .replace(
          'returns of 29 baguettes a shop, which is 406',
          'returns of 24 baguettes a shop, which is 336',
        )
        .replace(' Somebody who does not like it should check my sums. Edda, perhaps.', ''),
    }),
    daysAgo: 25.8,
  },
  {
    idea: 'second-day-bags',
    before: ({ body }) => ({
      title: 'Sell yesterday’s bread after five',
      body: body
        .replace(
          'a stamp with the baking date instead of a sticker (**Kwame’s** point, thank you)',
          'a sticker with the baking date',
        )
        .replace('\n- Fridays stay as they are, that bread belongs to the food bank', ''),
    }),
    daysAgo: 22.1,
  },
  {
    idea: 'second-day-bags',
    before: ({ body }) => ({
      body: body.replace('\n- Fridays stay as they are, that bread belongs to the food bank', ''),
    }),
    daysAgo: 19.6,
  },
];

/** Who writes an idea with its author, or is asked to. */
export const coAuthors: DemoCoAuthor[] = [
  { idea: 'crust-boxes', person: 'kwame', daysAgo: 1.15, acceptedDaysAgo: 1.02 },
  { idea: 'cream-thermometer', person: 'viktor', daysAgo: 1.7, acceptedDaysAgo: 1.5 },
  { idea: 'swap-night', person: 'mia', daysAgo: 0.16 },
  { idea: 'surprise-recall-drill', person: 'noor', daysAgo: 0.06 },
];
