import { text } from '../text';
import type { DemoProject } from '../types';

const euros = (amount: number): DemoProject['budget'] => ({
  amount: amount * 100,
  currency: 'EUR',
});

/** Projects that somebody is still working on. */
export const runningProjects: DemoProject[] = [
  {
    key: 'electric-van',
    idea: 'electric-van',
    title: 'One electric van for the night run',
    owner: 'tomasz',
    sponsor: 'ines',
    budget: euros(16_400),
    stages: [
      {
        stage: 'proposed',
        by: 'ines',
        daysAgo: 21.2,
        reason: 'Lease instead of gearbox. Needs money and a test week.',
      },
    ],
    updates: [
      {
        author: 'tomasz',
        daysAgo: 13.3,
        body: 'Had the demonstrator for four nights. 62 km used 38 % of the battery, in the cold and with the heating on. Tail lift is slower than ours: 19 seconds against 12. At fourteen stops you feel that.',
      },
      {
        author: 'ines',
        daysAgo: 4.6,
        body: 'The electrician says the wall socket will not do, it needs its own line from the cabinet: €2,150. That is in the budget now. I take it to the money round next week.',
      },
    ],
  },
  {
    key: 'order-by-text',
    idea: 'order-by-text',
    title: 'Order by text for regulars',
    owner: 'rosalie',
    sponsor: 'maria',
    budget: euros(11_200),
    stages: [
      {
        stage: 'proposed',
        by: 'maria',
        daysAgo: 52.1,
        reason: 'Nineteen regulars at one shop, and Priya has answered.',
      },
      {
        stage: 'funded',
        by: 'maria',
        daysAgo: 30.2,
        reason: 'Money is there for three shops and one year of messages.',
      },
    ],
    updates: [
      {
        author: 'rosalie',
        daysAgo: 44.3,
        body: 'Asked my nineteen. Fourteen would text, three want to go on telling me in person, one has no phone and one said “you know what I want”. I do.',
      },
      {
        author: 'maria',
        daysAgo: 29.8,
        body: 'Funded. I have one condition: it must work when Rosalie is on holiday.',
      },
      {
        author: 'rosalie',
        daysAgo: 9.4,
        body: text(
          'Rohan has a first version that puts the texts on the packing list. It reads:',
          '- “the usual” (12 of 14 send exactly this)\n- a number and a word, like “2 poppy”\n- “not tomorrow”',
          'Everything else goes to a human, which is me. We start when somebody besides me knows how the list works.',
        ),
      },
    ],
  },
  {
    key: 'allergy-labels',
    idea: 'allergy-labels',
    title: 'Print allergy labels straight from the recipe',
    owner: 'noor',
    sponsor: 'ines',
    budget: euros(14_800),
    stages: [
      {
        stage: 'proposed',
        by: 'ines',
        daysAgo: 78.2,
        reason: 'Nine wrong labels in a quarter.',
      },
      {
        stage: 'funded',
        by: 'ines',
        daysAgo: 70.1,
        reason: 'Printers €8,000, recipe export €4,200, the rest for training and a reserve.',
      },
      {
        stage: 'in_progress',
        by: 'noor',
        daysAgo: 61.3,
        reason: 'Amara and I have started merging the two recipe lists.',
      },
    ],
    updates: [
      {
        author: 'noor',
        daysAgo: 55.2,
        body: 'One recipe format. Three days earlier than we thought, because Bram had kept a third list that was better than the other two.',
      },
      {
        author: 'noor',
        daysAgo: 37.6,
        body: 'Sesame and lupin were missing from the old sheet in nine products. They are on the new labels. I have put a note in the nine shops’ pigeonholes by hand, that could not wait for a printer.',
      },
      {
        author: 'noor',
        daysAgo: 19.3,
        body: 'First label printed from a live recipe, for the onion cake. It came out 4 mm too wide for the holder. We have 2,600 holders.',
      },
      {
        author: 'ines',
        daysAgo: 17.9,
        body: 'Smaller type, same holders. I have seen both versions from two metres away without my glasses and it is fine.',
      },
      {
        author: 'noor',
        daysAgo: 3.2,
        body: 'Labels print from **214 of 260** recipes. What holds us up now is the shop network, which does not let the printers in. Jonas looks at it this week.',
      },
    ],
  },
  {
    key: 'bakehouse-day',
    idea: 'bakehouse-day',
    title: 'A day in the bakehouse for new staff',
    owner: 'hanne',
    sponsor: 'samuel',
    budget: euros(3_900),
    stages: [
      {
        stage: 'proposed',
        by: 'samuel',
        daysAgo: 63.1,
        reason: 'Cheap to find out whether it helps people stay.',
      },
      {
        stage: 'funded',
        by: 'samuel',
        daysAgo: 55.3,
        reason: 'Paid hours for 30 people, shoes and hairnets included.',
      },
      {
        stage: 'in_progress',
        by: 'hanne',
        daysAgo: 41.2,
        reason: 'First four people go next week, with Lidia and Igor.',
      },
    ],
    updates: [
      {
        author: 'hanne',
        daysAgo: 33.1,
        body: 'Four people, all from different shops. Igor said eleven words to them, which Lidia tells me is a lot. All four shaped a tray of rolls and could pick their own out of the oven.',
      },
      {
        author: 'hanne',
        daysAgo: 18.7,
        body: 'Nine so far. The two in the morning group gets more out of it than the ten o’clock group, by then it is cleaning. Two people could not come because they have no bus at that hour, so Tomasz picks them up on his way back.',
      },
      {
        author: 'samuel',
        daysAgo: 6.1,
        body: 'Sixteen of 30. Nobody of the sixteen has left, but the oldest has been here ten weeks, so please don’t quote me.',
      },
    ],
  },
  {
    key: 'count-what-is-left',
    idea: 'count-what-is-left',
    title: 'Count what is left at closing, 3 shops',
    owner: 'zofia',
    sponsor: 'maria',
    budget: euros(6_200),
    stages: [
      {
        stage: 'proposed',
        by: 'maria',
        daysAgo: 72.3,
        reason: 'We argue about waste with numbers nobody believes.',
      },
      {
        stage: 'funded',
        by: 'maria',
        daysAgo: 66.1,
        reason: 'Three tablets, ten minutes of paid time a night, and Rohan for six days.',
      },
      {
        stage: 'in_progress',
        by: 'zofia',
        daysAgo: 57.2,
        reason: 'Rohan and I are drawing the screen.',
      },
      {
        stage: 'pilot',
        by: 'zofia',
        daysAgo: 24.1,
        reason: 'Harbour Street, Mill Lane and Station Row count every night from today.',
      },
    ],
    updates: [
      {
        author: 'zofia',
        daysAgo: 46.4,
        body: 'The screen has pictures of the loaves now. With names alone three people counted the same bread under three names.',
      },
      {
        author: 'zofia',
        daysAgo: 16.2,
        body: text(
          'First full week, loaves left per night:',
          '- Harbour Street 39, mostly white tin\n- Mill Lane 44, mostly rolls (**sorry Luca**)\n- Station Row 27, mostly rye',
          'So it was three different problems all along.',
        ),
      },
      {
        author: 'maria',
        daysAgo: 10.5,
        body: 'It takes 13 minutes, which is three more than we pay. I have changed that from this week on.',
      },
      {
        author: 'zofia',
        daysAgo: 2.7,
        body: 'Station Row takes six rye fewer since Monday. Left over last night: 20 instead of 27. One person asked for rye at 18:20 and did not get any, and I wrote that down as well.',
      },
    ],
  },
];
