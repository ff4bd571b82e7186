import { expect } from '@jest/globals';
import { type Problem, problem } from '@leaven/shared/http/errors';
import type { Response } from 'supertest';
import * as z from 'zod/mini';

/**
 * Checks that an answer is a refusal as the contract has it: problem+json with a code, a message
 * and the request's id, nothing of the server's inside.
 * @param field that it must name
 * @returns what it says
 */
export function expectRefusal(
  answer: Response,
  status: number,
  { field, code }: { field?: string; code?: string } = {},
): Problem {
  expect({ status: answer.status, text: answer.text }).toEqual({ status, text: answer.text });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|Mongo/);
  const said = z.parse(z.strictObject(problem.shape), JSON.parse(answer.text));
  expect(said.status).toBe(status);
  expect(said.requestId).toBe(answer.headers['x-request-id']);
  if (code) expect(said.code).toBe(code);
  if (field) expect(said.fields?.map((one) => one.field)).toContain(field);
  return said;
}
