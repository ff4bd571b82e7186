/** What an idea may need and a person may be able to give. */
export const askKinds = [
  'data',
  'designer',
  'developer',
  'budget_holder',
  'legal_advice',
  'pilot_team',
  'other',
] as const;
export type AskKind = (typeof askKinds)[number];

/** What people can say of themselves; everything else they say in words of their own. */
export const skillKinds = askKinds.filter((kind) => kind !== 'other');
