import { getMail, retryMail, stopMail, testMail } from '@leaven/shared/notifications/mail.api';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../../lib/api';

const LOOK_MS = 10_000;

const mailQuery = queryOptions({
  queryKey: ['admin', 'mail'],
  queryFn: ({ signal }) => call(getMail, {}, { signal }),
  refetchInterval: LOOK_MS,
});

/** How email leaves and what has become of it; looked at again while the page is open. */
export const useMail = () => useQuery(mailQuery);

export const useTestMail = () =>
  useMutation({ mutationFn: (to: string) => call(testMail, { body: { to } }) });

export const useRetryMail = () =>
  useMutation({
    mutationFn: (sendingId: string) => call(retryMail, { params: { sendingId } }),
    onSettled: (_done, _error, _id, _before, { client }) => client.invalidateQueries(mailQuery),
  });

export const useStopMail = () =>
  useMutation({ mutationFn: (token: string) => call(stopMail, { params: { token } }) });
