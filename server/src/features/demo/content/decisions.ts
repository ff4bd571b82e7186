import type { DemoDecision } from './types';

/** Oldest first; the last one of an idea gives its stage. */
export const decisions: DemoDecision[] = [
  {
    idea: 'crates-that-come-back',
    stage: 'promoted',
    by: 'ines',
    daysAgo: 90.2,
    reason:
      'Edda’s sum holds, I checked it against the purchase orders. Dragan wants to run it from the ramp, so he owns it.',
  },
  {
    idea: 'self-service-till',
    stage: 'promoted',
    by: 'maria',
    daysAgo: 89.3,
    reason:
      'A six-month lease makes it cheap to be wrong. Mill Lane has the morning crowd for it, and Luca has agreed to put up with it.',
  },
  {
    idea: 'allergy-labels',
    stage: 'in_review',
    by: 'ines',
    daysAgo: 85.1,
    reason: 'It is Noor’s own category, so I look at this one in her place.',
  },
  {
    idea: 'allergy-labels',
    stage: 'promoted',
    by: 'ines',
    daysAgo: 78.2,
    reason:
      'Nine wrong labels in a quarter is nine too many. We have two recipe formats to merge first, and the money is for that as much as for printers.',
  },
  {
    idea: 'count-what-is-left',
    stage: 'promoted',
    by: 'maria',
    daysAgo: 72.3,
    reason:
      'We argue about waste with numbers nobody believes. Harbour Street, Mill Lane and Station Row have said yes to ten minutes a night.',
  },
  {
    idea: 'second-till-mill-lane',
    stage: 'in_review',
    by: 'maria',
    daysAgo: 66.2,
    reason: 'I want to see the Saturday line before I spend anything. I’ll come with a stopwatch.',
  },
  {
    idea: 'bakehouse-day',
    stage: 'promoted',
    by: 'samuel',
    daysAgo: 63.1,
    reason:
      'The last eleven people who left in their first half-year had never seen the bakehouse. I don’t know that it is why, but it is cheap to find out.',
  },
  {
    idea: 'order-by-text',
    stage: 'in_review',
    by: 'maria',
    daysAgo: 60.4,
    reason: 'Priya needs to say what we may keep about people before we go on.',
  },
  {
    idea: 'loyalty-app',
    stage: 'declined',
    by: 'maria',
    daysAgo: 54.3,
    reason:
      'Jonas had two offers: €85,000 and €120,000, plus somebody to look after it for good. That is a lot of loaves. I did like the roll-stacking.',
    revisitIf: 'more than 2,000 paper stamp cards a month come back full',
  },
  {
    idea: 'order-by-text',
    stage: 'promoted',
    by: 'maria',
    daysAgo: 52.1,
    reason:
      'Nineteen regulars at one shop is not a niche. Priya’s answer: a number and a first name, gone after 30 days without an order.',
  },
  {
    idea: 'second-till-mill-lane',
    stage: 'declined',
    by: 'maria',
    daysAgo: 47.1,
    reason:
      'The line is there for two hours a week, and a till costs €4,100. Two people at one till cleared it in under ten minutes on both trial Saturdays.',
    revisitIf: 'the school on Canal Street opens its second building',
  },
  {
    idea: 'electric-van',
    stage: 'in_review',
    by: 'ines',
    daysAgo: 40.2,
    reason: 'I have asked for two lease offers and for the state of the wiring in the yard.',
  },
  {
    idea: 'receipts-on-request',
    stage: 'declined',
    by: 'jonas',
    daysAgo: 39.1,
    reason:
      'We have to hand out a receipt for every sale, asked or not. I would rather tell you that than let you collect more votes for it.',
    revisitIf: 'a receipt on the customer’s phone counts, which is expected and has no date',
  },
  {
    idea: 'parcels-between-shops',
    stage: 'declined',
    by: 'ines',
    daysAgo: 34.2,
    reason:
      'The insurer covers bread and equipment, and nothing else that is in the van. One lost coat and it is the driver who gets asked.',
  },
  {
    idea: 'language-course',
    stage: 'declined',
    by: 'samuel',
    daysAgo: 33.4,
    reason:
      'The training budget is spent until the end of the half-year. I don’t want to say yes and then start with four people.',
    revisitIf: 'the training budget is topped up or the school gives us a company price',
  },
  {
    idea: 'steam-trap-oven-3',
    stage: 'in_review',
    by: 'ines',
    daysAgo: 30.3,
    reason:
      '€17,500 for one oven that we may replace in three years. I want Farid’s view on what it does to the other two deck ovens.',
  },
  {
    idea: 'electric-van',
    stage: 'promoted',
    by: 'ines',
    daysAgo: 21.2,
    reason:
      'A lease for 36 months beats the gearbox. It still needs a budget, and I would like Tomasz to drive the thing for a week before anybody signs.',
  },
  {
    idea: 'radio-at-the-ramp',
    stage: 'archived',
    by: null,
    daysAgo: 20.4,
    reason: '',
  },
  {
    idea: 'paper-fridge-log',
    stage: 'in_review',
    by: 'noor',
    daysAgo: 16.3,
    reason:
      'I agree with every word and still have to ask the inspectorate what they accept instead. Letter is out.',
  },
  {
    idea: 'baguettes-by-weather',
    stage: 'in_review',
    by: 'ines',
    daysAgo: 14.2,
    reason:
      'The best-argued thing I have read this year. Before eight weeks with fourteen shops I want the two shop managers who spoke against it at the planning meeting to say why, here.',
  },
  {
    idea: 'language-course',
    stage: 'open',
    by: 'samuel',
    daysAgo: 12.1,
    reason:
      'The school has offered a company price: €210 a head for ten weeks. That is half. Open again, and I’d like to hear which mornings are possible.',
  },
  {
    idea: 'cargo-bikes-old-town',
    stage: 'in_review',
    by: 'ines',
    daysAgo: 11.3,
    reason: 'Borrowing two bikes for a fortnight comes first. Abena and Dragan pick the weeks.',
  },
  {
    idea: 'second-day-bags',
    stage: 'in_review',
    by: 'maria',
    daysAgo: 9.2,
    reason: 'Enough people want it. I need one number on evening sales, see my comment.',
  },
  {
    idea: 'phone-list',
    stage: 'merged',
    into: 'one-number',
    by: 'jonas',
    daysAgo: 3.4,
    reason:
      'Hanne and Sunita have the same cupboard door. One number needs a list behind it, so both belong together, and Hanne’s picture should be the first thing whoever builds it sees.',
  },
];
