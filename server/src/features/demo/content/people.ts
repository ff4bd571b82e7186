import type { DemoPerson, DemoRole } from './types';

/** Key and email address both come from the first name, which is unique in the company. */
function person(
  name: string,
  department: string,
  title: string,
  role: DemoRole = 'member',
): DemoPerson {
  const key = name.slice(0, name.indexOf(' ')).toLowerCase();
  return { key, name, email: `${key}@crumb.example`, role, department, title };
}

const shops = [
  person('Maria Ostrander', 'Shops', 'Head of shops', 'manager'),
  person('Mia Okendo', 'Shops', 'Shift lead, Harbour Street'),
  person('Aylin Korkut', 'Shops', 'Shop manager, Harbour Street'),
  person('Yusuf Selvi', 'Shops', 'Trainee, Harbour Street'),
  person('Luca Ferrant', 'Shops', 'Shop manager, Mill Lane'),
  person('Piet Haverlo', 'Shops', 'Shop assistant, Mill Lane'),
  person('Zofia Brzeska', 'Shops', 'Shop manager, Station Row'),
  person('Rosalie Quint', 'Shops', 'Shift lead, Station Row'),
  person('Sunita Barwe', 'Shops', 'Shop manager, Tanner’s Gate'),
  person('Thandi Mokwele', 'Shops', 'Shift lead, Tanner’s Gate'),
  person('Greta Mollstad', 'Shops', 'Shop manager, Market Square'),
  person('Dele Ogunrinde', 'Shops', 'Shop assistant, Market Square'),
  person('Hanne Viksund', 'Shops', 'Shop assistant, Canal Street'),
  person('Carmen Ibarrola', 'Shops', 'Coffee trainer, all shops'),
];

const bakehouse = [
  person('Kwame Adusei', 'Bakehouse', 'Lead baker, night shift'),
  person('Bram Osterloo', 'Bakehouse', 'Head of pastry'),
  person('Lidia Fontura', 'Bakehouse', 'Dough maker, night shift'),
  person('Igor Palenko', 'Bakehouse', 'Oven operator'),
  person('Mei Lauwers', 'Bakehouse', 'Pastry cook'),
  person('Ottilie Grams', 'Bakehouse', 'Apprentice baker, second year'),
  person('Farid Benhamra', 'Bakehouse', 'Maintenance technician'),
  person('Sean Gilmurray', 'Bakehouse', 'Production planner'),
  person('Wanda Kosik', 'Bakehouse', 'Packing lead'),
];

const logistics = [
  person('Ines Calder', 'Logistics', 'Head of operations', 'manager'),
  person('Tomasz Wirth', 'Logistics', 'Driver, night run'),
  person('Abena Sarkwah', 'Logistics', 'Driver, old town'),
  person('Colm Hartnane', 'Logistics', 'Driver, harbour route'),
  person('Dragan Milovec', 'Logistics', 'Dispatcher'),
  person('Elif Durmazer', 'Logistics', 'Warehouse lead'),
];

const foodSafety = [
  person('Noor Zamani', 'Food safety', 'Head of food safety', 'manager'),
  person('Viktor Hallbeck', 'Food safety', 'Quality inspector'),
  person('Amara Nwoke', 'Food safety', 'Laboratory technician'),
];

const it = [
  person('Jonas Petter', 'IT', 'Head of IT', 'manager'),
  person('Ada Vesterholt', 'IT', 'Systems administrator', 'administrator'),
  person('Rohan Menduri', 'IT', 'Developer, tills and ordering'),
];

const office = [
  person('Samuel Achterbosch', 'Head office', 'Head of people', 'manager'),
  person('Priya Tolland', 'Head office', 'Head of legal', 'manager'),
  person('Edda Marlow', 'Head office', 'Head of finance', 'administrator'),
  person('Nadia Bouzidane', 'Head office', 'Payroll'),
  person('Oskar Lyngaard', 'Head office', 'Buyer, flour and dairy'),
];

/** Everybody at Crumb & Co. who has an account; all of them invented. */
export const people: DemoPerson[] = [
  ...shops,
  ...bakehouse,
  ...logistics,
  ...foodSafety,
  ...it,
  ...office,
];
