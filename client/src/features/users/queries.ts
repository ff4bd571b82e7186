import { deleteAccount, deleteMyAccount, keepAccount } from '@leaven/shared/users/leaving.api';
import type { personLeaving } from '@leaven/shared/users/leaving.schemas';
import type { Role } from '@leaven/shared/users/roles';
import { createPerson, findPeople, listPeople, updatePerson } from '@leaven/shared/users/users.api';
import type { newPerson, PersonView, personPatch } from '@leaven/shared/users/users.schemas';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { mapItems, type Pages } from '../../lib/pages';
import { queryClient } from '../../lib/queryClient';

const peopleKeys = {
  lists: ['people', 'list'] as const,
  list: (filter: PeopleFilter) => ['people', 'list', filter] as const,
  suggestions: (q: string, may?: string) => ['people', 'suggestions', q, may] as const,
};

export interface PeopleFilter {
  q: string;
  role: Role | undefined;
}

/** All people by name, for those who administer. */
export const usePeople = (filter: PeopleFilter) =>
  useInfiniteQuery({
    queryKey: peopleKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      call(
        listPeople,
        { query: { q: filter.q || undefined, role: filter.role, cursor: pageParam, limit: 50 } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // While somebody types, the list of the letters before stays until the next one is there.
    placeholderData: keepPreviousData,
  });

export const useCreatePerson = () =>
  useMutation({
    mutationFn: (body: z.input<typeof newPerson>) => call(createPerson, { body }),
    onSuccess: (_person, _body, _before, { client }) =>
      client.invalidateQueries({ queryKey: peopleKeys.lists }),
  });

const show = (person: PersonView) =>
  queryClient.setQueriesData<Pages<PersonView>>({ queryKey: peopleKeys.lists }, (pages) =>
    pages ? mapItems(pages, (shown) => (shown.id === person.id ? person : shown)) : pages,
  );

/** Changes a role, disables or enables an account. Shown when the server has agreed, not before. */
export const useUpdatePerson = () =>
  useMutation({
    mutationFn: ({ id, ...body }: { id: string } & z.input<typeof personPatch>) =>
      call(updatePerson, { params: { personId: id }, body }),
    onSuccess: show,
  });

type Leaving = z.input<typeof personLeaving>;

/** Has an account deleted: mine, with my password, which also signs me out; or that of a person. */
export const useDeleteAccount = (personId: string | null) =>
  useMutation({
    mutationFn: async ({ password, ...body }: Leaving & { password: string }) => {
      if (personId === null)
        return (await call(deleteMyAccount, { body: { ...body, password } })).eraseAt;
      const person = await call(deleteAccount, { params: { personId }, body });
      show(person);
      return person.leavesAt;
    },
  });

export const useKeepAccount = (personId: string) =>
  useMutation({
    mutationFn: () => call(keepAccount, { params: { personId } }),
    onSuccess: show,
  });

const searchPeople = (may?: 'runProjects' | 'decide') => async (q: string) => {
  const { items } = await queryClient.fetchQuery({
    queryKey: peopleKeys.suggestions(q, may),
    queryFn: ({ signal }) => call(findPeople, { query: { q, may } }, { signal }),
  });
  return items;
};

/** One person by id, for what only knows the id; undefined until it is known and where there is none. */
export const usePersonRef = (id: string | undefined) =>
  useQuery({
    queryKey: ['people', 'ref', id],
    queryFn: ({ signal }) => call(findPeople, { query: { id } }, { signal }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.items[0];

/** For person pickers: active people whose name begins so, at most ten. */
export const searchAnyone = searchPeople();
/** Who may answer for a project. */
export const searchSponsors = searchPeople('runProjects');
/** Who may answer for a category. */
export const searchDeciders = searchPeople('decide');
