import type { Random } from './random';

const firstNames = [
  ...['Ada', 'Amir', 'Bela', 'Carlos', 'Chioma', 'Dana', 'Elif', 'Emil', 'Fatou', 'Gwen', 'Hana'],
  ...['Ines', 'Ivan', 'Jonas', 'Kaya', 'Kofi', 'Lena', 'Luca', 'Mei', 'Mila', 'Nadia', 'Nils'],
  ...['Olga', 'Omar', 'Priya', 'Rosa', 'Sami', 'Tara', 'Tomas', 'Vera', 'Yusuf', 'Zoe'],
];
const lastNames = [
  ...['Abara', 'Almeida', 'Bauer', 'Castro', 'Demir', 'Eriksen', 'Ferrari', 'Goh', 'Haddad', 'Ito'],
  ...['Jansen', 'Kowalski', 'Laurent', 'Mbeki', 'Novak', 'Okafor', 'Petrov', 'Quinn', 'Rossi'],
  ...['Sato', 'Tanaka', 'Usman', 'Vargas', 'Weber', 'Yilmaz', 'Zhang'],
];

export const departments = ['Bakehouse', 'Shops', 'Logistics', 'Office', 'Food safety', 'Planning'];

const actions = [
  'shared',
  'measured',
  'moved',
  'halved',
  'doubled',
  'simplified',
  'showed everybody',
  'gave up',
  'automated',
  'swapped',
];
const things = [
  'the morning delivery round',
  'the rota for Saturdays',
  'the proving times of rye',
  'the labels on day-old bread',
  'the queue at the till',
  'the paper forms for allergens',
  'the oven schedule',
  'the stock list of the shops',
  'the training of new bakers',
  'the empty vans on the way back',
  'the price of the last loaves',
  'the cleaning plan',
];
const circumstances = [
  'in every shop',
  'before five in the morning',
  'with one shop first',
  'for a month',
  'together with the millers',
  'on the slowest day',
  'during the holidays',
  'with the people who do it',
];
const reasons = [
  'Because we lose an hour a day on it, and nobody has counted how many of us wait meanwhile.',
  'Customers ask for it at the counter, and we have no answer that we would like to hear ourselves.',
  'Last winter it went wrong twice, and both times the night shift found out first.',
  'It would cost little to try, and we would know within two weeks whether it helps.',
  'The other bakeries in town have begun with it, and their people say they would not go back.',
  'Half of what we throw away on a Monday comes from this one habit.',
  'New colleagues stumble over it in their first week, every single time.',
];
const remarks = [
  'We tried something like this before the new oven came, and it nearly worked.',
  'Who would look after it on weekends?',
  'I like it, but only if the early shift does not pay for it.',
  'Could we begin with the two smallest shops and see?',
  'The numbers for this are in the delivery sheets, I can add them up.',
  'This would have saved me an hour today.',
  'I am not convinced: the bottleneck is elsewhere, at the cooling racks.',
  'Yes. And please write down what it costs before and after.',
];

const someOf = (random: Random, from: string[], most: number) =>
  Array.from({ length: 1 + random.integer(most) }, () => random.pick(from));

export const personName = (random: Random) =>
  `${random.pick(firstNames)} ${random.pick(lastNames)}`;

export const ideaTitle = (random: Random) =>
  `What if we ${random.pick(actions)} ${random.pick(things)} ${random.pick(circumstances)}`;

export const ideaBody = (random: Random) => someOf(random, reasons, 4).join('\n\n');

export const commentBody = (random: Random) => someOf(random, remarks, 3).join(' ');
