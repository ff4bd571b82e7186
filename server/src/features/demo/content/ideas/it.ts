import { text } from '../text';
import type { AuthoredIdea } from '../types';

export const itIdeas: AuthoredIdea[] = [
  {
    key: 'badge-at-the-till',
    title: 'Sign in at the till with the door badge',
    body: 'Because I type twelve characters with butter on my fingers about forty times a shift, and in between we all stay signed in as whoever came first. According to the till I sold 212 coffees on my day off.',
    category: 'it',
    author: 'dele',
    daysAgo: 21.4,
    votes: 27,
    heat: 'steady',
  },
  {
    key: 'one-number',
    title: 'Give us one phone number for everything that is broken',
    body: text(
      'Because I have seven of them taped inside a cupboard door: till, oven, door, alarm, drains, coffee machine, “Farid private”. Last Wednesday the coffee machine tripped the till, and I spent forty minutes being told it was the other one’s problem.',
      'One number. Whoever picks up decides whose problem it is.',
    ),
    category: 'it',
    author: 'sunita',
    daysAgo: 6.8,
    votes: 31,
    heat: 'steady',
  },
  {
    key: 'receipts-on-request',
    title: 'Print receipts only when somebody asks',
    body: 'Because I emptied the bin by the till and weighed it: 1.1 kg of receipts in a week, Mill Lane alone.',
    category: 'it',
    author: 'piet',
    daysAgo: 47.3,
    votes: 18,
    heat: 'early',
  },
  {
    key: 'deadline-on-the-screen',
    title: 'Show the order deadline on the order screen',
    body: '',
    category: 'it',
    author: 'greta',
    daysAgo: 0.04,
    votes: 3,
    heat: 'recent',
  },
  {
    key: 'tablet-knows-the-shop',
    title: 'Stop asking for the shop number on the shop’s own tablet',
    body: 'Because it is screwed to the wall. It asks nine times a day, and twice this month somebody typed 14 for 41 and Hill Top got our cheesecakes.',
    category: 'it',
    author: 'zofia',
    daysAgo: 34.3,
    votes: 21,
    heat: 'early',
  },
];
