import type { DemoProject } from '../types';

/** Projects that have come to their end, the good one and the other one. */
export const endedProjects: DemoProject[] = [
  {
    key: 'crates-that-come-back',
    idea: 'crates-that-come-back',
    title: 'Crates that come back',
    owner: 'dragan',
    sponsor: 'ines',
    budget: { amount: 2_140_000, currency: 'EUR' },
    stages: [
      {
        stage: 'proposed',
        by: 'ines',
        daysAgo: 90.2,
        reason: 'Edda had the sum, Dragan has the ramp.',
      },
      {
        stage: 'funded',
        by: 'ines',
        daysAgo: 87.1,
        reason: 'Taken from this year’s crate budget, which it is meant to shrink.',
      },
      {
        stage: 'in_progress',
        by: 'dragan',
        daysAgo: 81.3,
        reason: 'Two scanners ordered, 6,000 numbers being engraved.',
      },
      {
        stage: 'pilot',
        by: 'dragan',
        daysAgo: 56.2,
        reason: 'Harbour route and old town first, nine shops.',
      },
      {
        stage: 'shipped',
        by: 'dragan',
        daysAgo: 11.4,
        reason: 'All 41 shops scan in and out. From here on it is just how we work.',
      },
    ],
    updates: [
      {
        author: 'dragan',
        daysAgo: 69.4,
        body: 'Engraving takes 11 seconds a crate. Elif’s nephew and two school friends do it after school, at the hourly rate. 3,100 done.',
      },
      {
        author: 'dragan',
        daysAgo: 48.2,
        body: 'Two weeks of pilot: 412 crates out, 395 back. Of the 17 missing, 12 were in one cellar, under a model railway. They are back and we are still on speaking terms.',
      },
      {
        author: 'ines',
        daysAgo: 31.3,
        body: 'The scanners add about four minutes to each run at the ramp. Drivers tell me it is six. I stood there for a night and it is five.',
      },
      {
        author: 'dragan',
        daysAgo: 10.9,
        body: 'Done. Last month we lost 21 crates instead of around 190. That is about €1,400 a month, and Elif has her corner of the yard back. The aquarium that Edda suspected was real. It stays, with two fish in it, and counts as one crate.',
      },
    ],
  },
  {
    key: 'self-service-till',
    idea: 'self-service-till',
    title: 'Self-service till at Mill Lane',
    owner: 'rohan',
    sponsor: 'maria',
    budget: { amount: 960_000, currency: 'EUR' },
    stages: [
      {
        stage: 'proposed',
        by: 'maria',
        daysAgo: 89.3,
        reason: 'A lease makes it cheap to be wrong.',
      },
      {
        stage: 'funded',
        by: 'maria',
        daysAgo: 85.2,
        reason: 'Six months of lease, fitting, and ten days of Rohan.',
      },
      {
        stage: 'in_progress',
        by: 'rohan',
        daysAgo: 79.4,
        reason: 'Contract signed, prices are being copied over.',
      },
      {
        stage: 'pilot',
        by: 'rohan',
        daysAgo: 50.3,
        reason: 'The machine stands by the window at Mill Lane.',
      },
      {
        stage: 'shut_down',
        by: 'maria',
        daysAgo: 16.5,
        reason:
          'After five weeks one in nine morning customers uses it, and we had hoped for one in three. It has not shortened the line, and it takes somebody’s attention all day.',
      },
    ],
    updates: [
      {
        author: 'rohan',
        daysAgo: 62.3,
        body: 'The machine wants a bar code for everything. A roll has none. There is now a page with twelve pictures, and the poppy roll and the sesame roll look the same on it.',
      },
      {
        author: 'rohan',
        daysAgo: 42.2,
        body: 'Week one: 38 sales a day. About half of them with Piet standing next to it.',
      },
      {
        author: 'rohan',
        daysAgo: 28.4,
        body: 'Week three: 41 a day. I moved it to the other side of the door, which brought four more. People tell me they come in for a chat at least as much as for the roll. I had that in none of my numbers.',
      },
      {
        author: 'maria',
        daysAgo: 17.2,
        body: 'I spent Thursday and Friday at Mill Lane. Rohan and I agree about what we saw. We will end it while the lease still lets us.',
      },
    ],
    lessons: [
      'We counted what people buy and never how long they wait. The wait was at the coffee machine, and a second till of any kind does nothing about that. An hour with a stopwatch would have told us before the lease did.',
      'Somebody has to stand next to the machine for the first month. We had planned for no hours at all, so Piet did it on top of his own work.',
      'Lease with a way out after eight weeks. We got it because Priya insisted, I thought it was fussy, and it saved us €4,300.',
    ],
  },
];
