import type { MyProfile } from '@leaven/shared/users/profile.schemas';
import { setMyProfile, showMyProfile, showProfile } from '@leaven/shared/users/users.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';

const keys = {
  all: ['profiles'] as const,
  mine: ['profiles', 'mine'] as const,
  of: (personId: string) => ['profiles', 'of', personId] as const,
};

export const useProfile = (personId: string) =>
  useQuery({
    queryKey: keys.of(personId),
    queryFn: ({ signal }) => call(showProfile, { params: { personId } }, { signal }),
  });

export const useMyProfile = () =>
  useQuery({ queryKey: keys.mine, queryFn: ({ signal }) => call(showMyProfile, {}, { signal }) });

export const useSetMyProfile = () =>
  useMutation({
    mutationFn: (body: MyProfile) => call(setMyProfile, { body }),
    onSuccess: (saved, _body, _before, { client }) => {
      client.setQueryData(keys.mine, saved);
      return client.invalidateQueries({ queryKey: keys.all });
    },
  });
