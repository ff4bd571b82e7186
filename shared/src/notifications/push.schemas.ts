import * as z from 'zod/mini';
import { id, instant, line } from '../http/fields';

const base64url = (min: number, max: number) =>
  z
    .string()
    .check(z.minLength(min), z.maxLength(max), z.regex(/^[\w-]+$/, 'must be written in base64url'));

/** What a browser says when somebody lets it show what is pushed. */
export const newPushSubscription = z.strictObject({
  /** Where its push service takes messages for it. */
  endpoint: z.string().check(z.maxLength(1_000), z.url('must be an address')),
  keys: z.strictObject({ p256dh: base64url(87, 87), auth: base64url(22, 22) }),
  /** What its owner knows it by: "Firefox on Linux". */
  device: line(0, 80),
});

export const pushSubscription = z.object({ id, device: z.string(), createdAt: instant });
export type PushSubscriptionView = z.output<typeof pushSubscription>;

export const pushView = z.object({
  /** What browsers subscribe with. */
  publicKey: z.string(),
  items: z.array(pushSubscription),
});
