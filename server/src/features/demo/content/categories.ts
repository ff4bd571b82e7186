import type { DemoCategory } from './types';

const inOrder: Omit<DemoCategory, 'position'>[] = [
  {
    key: 'shops',
    name: 'Shops',
    description: 'Opening, shelves, selling and closing in the 41 shops.',
    steward: 'maria',
  },
  {
    key: 'customers',
    name: 'Customers',
    description: 'What the people in front of the counter get, and what they ask us for.',
    guidance: 'No customer names, please. “A regular at Harbour Street” says enough.',
    steward: 'maria',
  },
  {
    key: 'bakehouse',
    name: 'Bakehouse',
    description: 'Dough, ovens, pastry, packing and planning at Weir Road.',
    steward: 'ines',
  },
  {
    key: 'logistics',
    name: 'Logistics',
    description: 'Vans, routes, crates and the warehouse.',
    steward: 'ines',
  },
  {
    key: 'food-safety',
    name: 'Food safety',
    description: 'Allergens, temperatures, cleaning and everything an inspector may ask.',
    steward: 'noor',
  },
  {
    key: 'people',
    name: 'People',
    description: 'Shifts, training, pay and getting along with each other.',
    guidance:
      'Write about how we work, not about who. What concerns one person belongs with Samuel first.',
    steward: 'samuel',
  },
  {
    key: 'it',
    name: 'IT',
    description: 'Tills, tablets, ordering and the things with a password.',
    guidance: 'No passwords and no addresses of our systems. A till number is fine.',
    steward: 'jonas',
  },
  {
    key: 'legal-finance',
    name: 'Legal and finance',
    description: 'Contracts, suppliers, budgets and who may sign what.',
    guidance: 'No supplier prices, please: everybody here can read this. Priya has the numbers.',
    steward: 'priya',
  },
  {
    key: 'how-to',
    name: 'How do I …?',
    description: 'Questions about the work, for whoever knows.',
    kind: 'questions',
    steward: 'noor',
  },
];

/** The categories in the order in which they are listed. */
export const categories: DemoCategory[] = inOrder.map((category, index) => ({
  ...category,
  position: index + 1,
}));
