import { text } from '../text';
import type { AuthoredIdea } from '../types';

export const planningIdeas: AuthoredIdea[] = [
  {
    key: 'baguettes-by-weather',
    title: 'Plan the baguettes by tomorrow’s weather',
    body: text(
      'Because I have planned the baguettes by “same as last week, plus a feeling” for six years, and I finally compared the feeling with something. This is long. The short version: **on warm dry days we are about 300 baguettes short, on cold wet ones we throw away about 410**, and the forecast we can get for nothing at six in the evening would have known in seven cases out of ten.',
      '**What I did.** I took 180 days of orders, sales and returns for the fourteen shops that sell the most white bread, and put the temperature at 15:00 and the rain between 11:00 and 19:00 beside them. Then I sorted the days into four piles by hand, because I don’t trust a formula I can’t explain to Kwame at three in the morning.',
      '- warm and dry, 41 days: sold out by 16:40 on average, on 9 of the 41 days before four\n- warm and wet, 18 days: about right, you could not tell them from a normal day\n- cool and dry, 66 days: about right\n- cool and wet, 55 days: returns of 29 baguettes a shop, which is 406 a day over the fourteen',
      '**What surprised me.** Temperature alone says little. It is the first warm day after cold ones that empties the shelf, I suppose because everybody lights the barbecue at once. By the fourth warm day they are back to normal. And rain only matters if it starts before noon. Rain at five comes too late, people have bought already and then they stand in the shop and buy a bun as well.',
      '**What I would like to try.** Eight weeks, the same fourteen shops:',
      '1. At 18:00 I look at the forecast for tomorrow and put the day on one of the four piles.\n2. Pile one gets 12 % more white bread in the afternoon bake, pile four gets 15 % less. The others stay as they are.\n3. Nothing else changes. No new software, the order file has a column for corrections that nobody has used since it was built.\n4. Every Friday I post what the forecast said, what the day was, and what came back. Including the days when I was wrong.',
      '**What it could bring.** If I only catch half of pile four, that is about 200 baguettes on a wet day, two or three days a week. At 34 cents of flour, work and power apiece I get to roughly €650 a month. The missing sales on the warm days are harder, since I only know when we sold out and not who walked away. Call it the same again if you feel generous. I don’t, so I left it out.',
      '**What can go wrong.**',
      '- The forecast is wrong and we are short on a rainy day. Then we have lost a few sales, as we do now on every sunny one.\n- Shops order on top because they see the weather too, and we count the sun twice. I would ask the fourteen shops to leave their hands off for eight weeks, and I know what I am asking there.\n- Events. Match days, the street market and the ferry strike all look like weather in my piles. I took out the nine days I could remember.\n- I get attached to it. Somebody who does not like it should check my sums. Edda, perhaps.',
      'The piles are in [a sheet with every day in it](https://files.crumb.example/planning/four-piles), so you can move a day if you think I put it in the wrong one. Two people have done so already and they were both right.',
    ),
    category: 'bakehouse',
    author: 'sean',
    daysAgo: 26.4,
    votes: 28,
    heat: 'early',
  },
];
