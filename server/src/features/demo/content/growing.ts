import type { DemoAsk, DemoExtension, DemoTrial } from './types';

/** Comments that authors took into their ideas. */
export const extensions: DemoExtension[] = [
  { comment: 'second-day-bags/1', daysAgo: 22.6 },
  { comment: 'language-course/3.1', daysAgo: 10.8 },
  { comment: 'loading-bay-button/1', daysAgo: 1.9 },
];

/** What ideas need, and what some of them were given. */
export const asks: DemoAsk[] = [
  {
    idea: 'second-day-bags',
    kind: 'legal_advice',
    text: 'Is the baking date on the bag enough, or does it need a best-before?',
    daysAgo: 21.8,
    offers: [],
    answer: {
      by: 'priya',
      thanks:
        'The baking date is enough for bread. Thank you, Priya, we had nearly ordered labels.',
      daysAgo: 20.9,
    },
  },
  {
    idea: 'second-day-bags',
    kind: 'pilot_team',
    text: 'A second shop for the month, best one by the station',
    daysAgo: 12.4,
    offers: [
      { by: 'rosalie', text: 'Station Row would, from the first of the month.', daysAgo: 11.7 },
    ],
  },
  {
    idea: 'loading-bay-button',
    kind: 'developer',
    text: 'Two days for a button on the tablets in the cabs',
    daysAgo: 2,
    offers: [{ by: 'rohan', text: 'After the stocktake I have two days.', daysAgo: 1.2 }],
  },
  {
    idea: 'cargo-bikes-old-town',
    kind: 'data',
    text: 'How many crates go inside the bollards after seven, by day of the week',
    daysAgo: 30.1,
    offers: [],
  },
  {
    idea: 'one-number',
    kind: 'budget_holder',
    text: 'Somebody who can pay for a phone line and a rota',
    daysAgo: 6.1,
    offers: [],
  },
  {
    idea: 'regulars-notebook',
    kind: 'data',
    text: 'What do the regulars at Harbour Street buy, without saying who they are?',
    daysAgo: 5.1,
    offers: [
      { by: 'mia', text: 'I can write down a week of it, breads and times only.', daysAgo: 4.6 },
    ],
    answer: {
      by: 'mia',
      thanks: 'Forty-one breads with their hours, and not a coat among them. Thank you, Mia.',
      daysAgo: 3.2,
    },
  },
  {
    idea: 'crust-boxes',
    kind: 'legal_advice',
    text: 'May we sell mixed ends without a label for each bread?',
    daysAgo: 1.1,
    offers: [
      {
        by: 'viktor',
        text: 'Yes, with one allergen list for the box. I have a form for it.',
        daysAgo: 0.6,
      },
    ],
  },
  {
    idea: 'two-language-signs',
    kind: 'designer',
    text: 'Signs that fit two languages and still show the price from the door',
    daysAgo: 5.2,
    offers: [],
  },
];

/** What people had long done by themselves. */
export const trials: DemoTrial[] = [
  {
    idea: 'editable-route-notes',
    by: 'dragan',
    text: 'We have a sheet for this at dispatch since spring. Nobody asked, nobody forbade it. Eleven drivers write in it, and the stand-ins print it.',
    link: 'https://sheets.crumb.example/route-notes',
    daysAgo: 15.2,
    answer: {
      kind: 'adopt',
      by: 'ines',
      text: 'Better than what we were going to buy. It moves to the cab tablets in May, with Dragan’s columns.',
      daysAgo: 13.6,
    },
  },
  {
    idea: 'badge-at-the-till',
    by: 'luca',
    text: 'I taped a scanner from the warehouse to till 2 at Mill Lane. It types my code when I hold the badge to it. Probably not allowed, works since August.',
    daysAgo: 19.7,
    answer: {
      kind: 'replace',
      by: 'jonas',
      text: 'Thank you for telling. The code in the badge can be copied, so I bring you a reader that does it properly on Thursday.',
      daysAgo: 18.8,
    },
  },
  {
    idea: 'loading-bay-button',
    by: 'colm',
    text: 'The six of us on the early run have a group on our phones for this. It works until somebody is off sick.',
    daysAgo: 1.4,
  },
];
