import * as z from 'zod/mini';
import { id } from '../http/fields';
import { calendarDay } from '../settings/calendar.schemas';
import { personRef } from './users.schemas';

/** The first and the last day on which somebody is away, in the company's time zone. */
const days = { from: calendarDay, to: calendarDay };

export const myAway = z
  .strictObject({
    ...days,
    /** A manager who answers meanwhile; null: each category's own stand-in does. */
    standInId: z.nullable(id),
  })
  .check(
    z.refine(({ from, to }) => from <= to, {
      path: ['to'],
      message: 'must not be before the first day',
    }),
  );

export const awayView = z.object({ ...days, standIn: z.nullable(personRef) });
export type AwayView = z.output<typeof awayView>;
