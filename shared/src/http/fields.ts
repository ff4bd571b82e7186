import * as z from 'zod/mini';

/** A MongoDB ObjectId in hexadecimal. */
export const id = z
  .string()
  .check(z.regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hexadecimal digits'));

/** UTC ISO 8601. */
export const instant = z.iso.datetime();

/**
 * Control characters never belong in what people write; a line break and a tab do in bodies. Nor
 * does half a character (a lone surrogate): it has no UTF-8, so it could not be kept as it came.
 */
const noControls = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;
const noControlsButBreaks = /^(?:[^\p{Cc}\p{Cs}]|[\t\n])*$/u;

/** Text on one line, trimmed; lengths in UTF-16 units. */
export const line = (min: number, max: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.minLength(min),
      z.maxLength(max),
      z.regex(noControls, 'must not contain control characters or line breaks'),
    );

/** A password to be: as it is typed, spaces included. */
export const newPassword = z
  .string()
  .check(
    z.minLength(10),
    z.maxLength(200),
    z.regex(noControls, 'must not contain control characters or line breaks'),
  );

/** Text of several lines, trimmed; line ends become \n. */
export const text = (min: number, max: number) =>
  z.string().check(
    z.overwrite((s) => s.replace(/\r\n?/g, '\n').trim()),
    z.minLength(min),
    z.maxLength(max),
    z.regex(noControlsButBreaks, 'must not contain control characters'),
  );

/** Text while somebody is still typing it: nothing is trimmed, nothing need be there. */
export const typed = (max: number) =>
  z.string().check(
    z.overwrite((s) => s.replace(/\r\n?/g, '\n')),
    z.maxLength(max),
    z.regex(noControlsButBreaks, 'must not contain control characters'),
  );

/** A link that a browser opens as a page: no scripts, no files. */
export const pageLink = z.string().check(
  z.trim(),
  z.maxLength(500),
  z.url({
    protocol: /^https?$/,
    error: 'must be an address that begins with http:// or https://',
  }),
);

export const email = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email('must be an email address'));

/** Keyset paging: an opaque cursor from the page before, and how many rows. */
export const paging = {
  // The longest seals the paths of two comments that stand sixty answers deep.
  cursor: z.optional(z.string().check(z.maxLength(4_500))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 20),
};

/** What every list answers. */
export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

/** Money: an integer in minor units (cents) with its ISO 4217 currency. */
export const money = z.strictObject({
  amount: z.int().check(z.gte(0), z.lte(1_000_000_000_000)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'must be a currency of three capital letters')),
});
export type Money = z.output<typeof money>;

/** The answer of what has nothing to say. */
export const done = z.object({ ok: z.literal(true) });
