import type * as z from 'zod/mini';

/** A message that the server announces to a room after a commit. */
export interface LiveEvent<Schema extends z.ZodMiniType = z.ZodMiniType> {
  name: string;
  schema: Schema;
}

/** Declares a message once for both sides. */
export const defineEvent = <Schema extends z.ZodMiniType>(
  name: string,
  schema: Schema,
): LiveEvent<Schema> => ({ name, schema });

export type PayloadOf<E extends LiveEvent> = z.output<E['schema']>;
