import type { DemoNote } from './types';

/** What managers say to one another beside the talk, the oldest first. */
export const notes: DemoNote[] = [
  {
    key: 'bags-list',
    idea: 'second-day-bags',
    on: 'second-day-bags/1',
    by: 'noor',
    daysAgo: 21.5,
    body: 'The stamp is fine with us. The list of ingredients has to stand on the bag as well, and I’d rather tell Aylin in person than in front of everybody.',
  },
  {
    key: 'bags-list-aylin',
    idea: 'second-day-bags',
    on: 'bags-list',
    by: 'maria',
    daysAgo: 21.2,
    body: 'She’s at Harbour Street until two tomorrow. Take a loaf with you.',
  },
  {
    key: 'rota-before',
    idea: 'rota-three-weeks',
    by: 'samuel',
    daysAgo: 6.2,
    body: 'Before I answer Mia: what I’m missing is the planners’ side. Ines, Noor, could you live with a third week that is a draft?',
  },
  {
    key: 'rota-before-vans',
    idea: 'rota-three-weeks',
    on: 'rota-before',
    by: 'ines',
    daysAgo: 5.9,
    body: 'For the vans yes. For the bakehouse only if the shops stop changing their orders on Thursdays.',
  },
  {
    key: 'rota-before-audit',
    idea: 'rota-three-weeks',
    on: 'rota-before',
    by: 'noor',
    daysAgo: 5.1,
    body: 'We plan audits six weeks ahead, so it helps us. Ask Edda what the swaps cost now, I think this pays for itself.',
  },
];
