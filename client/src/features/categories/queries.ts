import { listCategories } from '@leaven/shared/categories/categories.api';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../lib/api';

export const categoryKeys = { all: ['categories'] as const };

/** All categories in their order, archived ones last. They hardly change, and a message tells when. */
export const useCategories = () =>
  useQuery({
    queryKey: categoryKeys.all,
    queryFn: ({ signal }) => call(listCategories, {}, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    select: ({ items }) => items,
  });
