import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done, instant, listOf } from '../http/fields';
import { contribution, contributionNewsView, contributionsQuery } from './contributions.schemas';

export const listMyContributions = defineEndpoint({
  method: 'GET',
  path: '/api/me/contributions',
  access: 'member',
  summary: 'What I did, of one kind, newest first, and what became of it',
  query: contributionsQuery,
  response: listOf(contribution),
});

export const getMyContributionNews = defineEndpoint({
  method: 'GET',
  path: '/api/me/contributions/news',
  access: 'member',
  summary: 'What became of what I did since I last looked, at most 90 days back',
  response: contributionNewsView,
});

export const seeMyContributionNews = defineEndpoint({
  method: 'PUT',
  path: '/api/me/contributions/seen',
  access: 'member',
  summary: 'Say that I have seen the news up to a moment; an earlier one changes nothing',
  body: z.strictObject({ upTo: instant }),
  response: done,
});
