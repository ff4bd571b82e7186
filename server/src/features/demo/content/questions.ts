import { comment, type Thread } from './threads';
import type { AuthoredIdea, DemoAnswer } from './types';

/** The small board of questions, where colleagues answer one another. */
export const questions: AuthoredIdea[] = [
  {
    key: 'starter-smells-of-pears',
    title: 'Why does my starter smell of pear drops since Monday?',
    body: 'It still rises, but slower, and the smell is sharp. Same flour, same jar, same shelf.',
    category: 'how-to',
    author: 'zofia',
    daysAgo: 9.4,
    votes: 6,
    heat: 'early',
  },
  {
    key: 'label-printer-skips',
    title: 'How do I stop the label printer from skipping every second label?',
    body: 'Since we opened the new roll it prints one, leaves one. Restarting does nothing.',
    category: 'how-to',
    author: 'piet',
    daysAgo: 5.2,
    votes: 9,
    heat: 'steady',
  },
  {
    key: 'swap-a-saturday',
    title: 'Whom do I tell when I have swapped a Saturday with somebody?',
    body: '',
    category: 'how-to',
    author: 'greta',
    daysAgo: 1.3,
    votes: 4,
    heat: 'recent',
  },
];

export const questionThreads: Thread[] = [
  {
    idea: 'starter-smells-of-pears',
    comments: [
      comment(
        'kwame',
        2,
        'It is hungry. Feed it twice a day instead of once and keep it a little cooler; the smell is gone in two days.',
        [comment('zofia', 52, 'Gone. Thank you, it smells of yoghurt again.')],
      ),
      comment('lidia', 4, 'Ours did that when the flour was older than it looked.'),
    ],
  },
  {
    idea: 'label-printer-skips',
    comments: [
      comment('sean', 3, 'Have you tried another roll?'),
      comment(
        'igor',
        6,
        'The gap is set for the old roll. Hold the feed button until it blinks twice; then it measures the labels anew.',
      ),
    ],
  },
];

/** Which of these were accepted, or worked for whom. */
export const answers: DemoAnswer[] = [
  {
    comment: 'starter-smells-of-pears/1',
    acceptedBy: 'zofia',
    daysAgo: 7.1,
    workedFor: ['lidia', 'bram', 'mia'],
  },
  { comment: 'label-printer-skips/2', daysAgo: 4.6, workedFor: ['piet', 'greta'] },
];
