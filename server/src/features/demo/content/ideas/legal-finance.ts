import { text } from '../text';
import type { AuthoredIdea } from '../types';

export const legalFinanceIdeas: AuthoredIdea[] = [
  {
    key: 'skip-the-legal-queue',
    title: 'Skip the legal queue for supplier contracts under €5,000',
    body: 'Because a flour sample took eleven weeks. A one-page template with three yes-or-no questions would do for most of them, and Priya’s desk would be free for the ones that can hurt us.',
    category: 'legal-finance',
    author: 'edda',
    daysAgo: 8.2,
    votes: 29,
    heat: 'steady',
  },
  {
    key: 'compare-the-mills',
    title: 'Compare what the three mills charge us, every quarter',
    body: 'Because nobody has laid the three invoices side by side since I came. Kettler takes €412 a tonne for the 550, Brandt €438 and Weir €431 with delivery. I would do the table, it is an hour.',
    category: 'legal-finance',
    author: 'oskar',
    daysAgo: 7.7,
    quietDaysAgo: 6.9,
    votes: 6,
    heat: 'early',
  },
  {
    key: 'fifty-euros',
    title: 'Let every shop spend €50 a month without asking',
    body: 'Because I needed a door wedge. Form, signature, second signature, and a wedge from the approved supplier for €14 plus delivery. Meanwhile the door was held open by a crate (sorry, Edda).',
    category: 'legal-finance',
    author: 'luca',
    daysAgo: 27.4,
    votes: 34,
    heat: 'early',
  },
  {
    key: 'pay-the-small-mill-early',
    title: 'Pay the small mill within ten days',
    body: 'Because they deliver eight tonnes a month, they are four people, and we pay them after 45 days like a conglomerate. They have offered 1.5 % off for ten days. That is more than our money earns in the bank.',
    category: 'legal-finance',
    author: 'oskar',
    daysAgo: 4.9,
    votes: 22,
    heat: 'steady',
  },
  {
    key: 'one-page-per-shop',
    title:
      'Tell every shop on the first Monday of the month, on one page and in plain words, what it earned, what it threw away and what its power cost',
    body: text(
      'Because I run a shop with eleven people and see a spreadsheet with 64 columns once a quarter. I have asked what column AR is. It is “other other”.',
      'Earned, thrown away, power. Beside each the month before. If there is room left: one thing another shop did better.',
    ),
    category: 'legal-finance',
    author: 'aylin',
    daysAgo: 5.2,
    votes: 28,
    heat: 'steady',
  },
];
