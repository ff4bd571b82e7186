import type { SignInOptions } from '@leaven/shared/auth/auth.schemas';

/** Who the sign-in page offers with one click, in demo mode only. */
export const demoAccess = {
  password: 'leaven-demo',
  people: [
    { name: 'Mia Okendo', email: 'mia@crumb.example', role: 'member' },
    { name: 'Noor Zamani', email: 'noor@crumb.example', role: 'manager' },
    { name: 'Ada Vesterholt', email: 'ada@crumb.example', role: 'administrator' },
  ],
} satisfies NonNullable<SignInOptions['demo']>;
