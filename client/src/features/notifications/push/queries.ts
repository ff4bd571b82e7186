import {
  addPushSubscription,
  listPushSubscriptions,
  removePushSubscription,
} from '@leaven/shared/notifications/push.api';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../../lib/api';
import { deviceName, pushState, subscribeDevice, unsubscribeDevice } from './device';

const devicesQuery = queryOptions({
  queryKey: ['push devices'],
  queryFn: ({ signal }) => call(listPushSubscriptions, {}, { signal }),
});
const stateQuery = queryOptions({
  queryKey: ['push state'],
  queryFn: pushState,
  networkMode: 'always',
});

export const usePushDevices = () => useQuery(devicesQuery);
/** What this browser can do, and does. */
export const usePushState = () => useQuery(stateQuery);

/** Begins or ends pushing to this device. */
export const useSetPush = () =>
  useMutation({
    mutationFn: async (on: boolean) => {
      if (!on) return unsubscribeDevice();
      const { publicKey } = await call(listPushSubscriptions, {});
      const { endpoint = '', keys } = await subscribeDevice(publicKey);
      const { p256dh = '', auth = '' } = keys ?? {};
      try {
        await call(addPushSubscription, {
          body: { endpoint, keys: { p256dh, auth }, device: deviceName() },
        });
      } catch (error) {
        // Else the browser would say that it is on, and nothing would ever come.
        await unsubscribeDevice();
        throw error;
      }
    },
    onSettled: (_done, _error, _on, _before, { client }) =>
      Promise.all([client.invalidateQueries(devicesQuery), client.invalidateQueries(stateQuery)]),
  });

export const useRemoveDevice = () =>
  useMutation({
    mutationFn: (subscriptionId: string) =>
      call(removePushSubscription, { params: { subscriptionId } }),
    onSettled: (_done, _error, _id, _before, { client }) => client.invalidateQueries(devicesQuery),
  });
