import * as z from 'zod/mini';
import { defineEndpoint } from '../http/endpoint';
import { done } from '../http/fields';
import { changePasswordBody, credentials, meView, signInOptions, signUpBody } from './auth.schemas';

export const getSignInOptions = defineEndpoint({
  method: 'GET',
  path: '/api/auth/options',
  access: 'public',
  summary: 'What the sign-in page offers: sign-up, and the demo people in demo mode',
  response: signInOptions,
});

export const signIn = defineEndpoint({
  method: 'POST',
  path: '/api/auth/sign-in',
  access: 'public',
  summary: 'Sign in with address and password; sets the session cookie',
  body: credentials,
  response: meView,
});

export const signUp = defineEndpoint({
  method: 'POST',
  path: '/api/auth/sign-up',
  access: 'public',
  summary: 'Make an account where the sign-up rule allows the address, and sign in',
  body: signUpBody,
  response: meView,
  status: 201,
  ratePerMinute: 10,
});

export const signOut = defineEndpoint({
  method: 'POST',
  path: '/api/auth/sign-out',
  access: 'public',
  summary: 'End this session, or with `everywhere` all sessions of this person',
  body: z.strictObject({ everywhere: z.optional(z.boolean()) }),
  response: done,
});

export const changePassword = defineEndpoint({
  method: 'POST',
  path: '/api/auth/password',
  access: 'member',
  summary: 'Change the own password; ends all other sessions',
  body: changePasswordBody,
  response: done,
  ratePerMinute: 10,
});

export const getMe = defineEndpoint({
  method: 'GET',
  path: '/api/me',
  access: 'member',
  summary: 'The signed-in person',
  response: meView,
});
