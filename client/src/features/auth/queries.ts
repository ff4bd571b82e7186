import {
  changePassword,
  getSignInOptions,
  signIn,
  signOut,
  signUp,
} from '@leaven/shared/auth/auth.api';
import type { changePasswordBody, credentials, signUpBody } from '@leaven/shared/auth/auth.schemas';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { loadWords } from '../../lib/i18n';
import { beginSession, endSession } from '../../lib/session';
import { toast } from '../../lib/toasts';

/** What the sign-in page may offer: an account of one's own, the people of the demo. */
export const useSignInOptions = () =>
  useQuery({
    queryKey: ['sign-in options'],
    queryFn: ({ signal }) => call(getSignInOptions, {}, { signal }),
  });

/** A refusal here is an answer, and 429 says how long to wait: trying again by itself would be wrong. */
const once = { retry: false } as const;

export const useSignIn = () =>
  useMutation({
    ...once,
    mutationFn: (body: z.input<typeof credentials>) => call(signIn, { body }),
    onSuccess: ({ isBack, ...me }) => {
      beginSession(me);
      if (isBack) void loadWords('leaving').then(() => toast(i18next.t('leaving:back')));
    },
  });

export const useSignUp = () =>
  useMutation({
    ...once,
    mutationFn: (body: z.input<typeof signUpBody>) => call(signUp, { body }),
    onSuccess: (me) => beginSession(me),
  });

/** Signs out here, or on every device. */
export const useSignOut = () =>
  useMutation({
    mutationFn: (everywhere: boolean) => call(signOut, { body: { everywhere } }),
    onSuccess: () => endSession(),
  });

/** Also ends the person's sessions on all other devices. */
export const useChangePassword = () =>
  useMutation({
    ...once,
    mutationFn: (body: z.input<typeof changePasswordBody>) => call(changePassword, { body }),
  });
