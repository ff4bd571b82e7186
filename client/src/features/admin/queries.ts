import { createCategory, updateCategory } from '@leaven/shared/categories/categories.api';
import type { categoryPatch, newCategory } from '@leaven/shared/categories/categories.schemas';
import { useMutation } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { call } from '../../lib/api';
import { categoryKeys } from '../categories/queries';

export const useCreateCategory = () =>
  useMutation({
    mutationFn: (body: z.input<typeof newCategory>) => call(createCategory, { body }),
    onSuccess: (_category, _body, _before, { client }) =>
      client.invalidateQueries({ queryKey: categoryKeys.all }),
  });

/** Renames a category, hands it to another steward, archives it or brings it back. */
export const useUpdateCategory = () =>
  useMutation({
    mutationFn: ({ id, ...body }: { id: string } & z.input<typeof categoryPatch>) =>
      call(updateCategory, { params: { categoryId: id }, body }),
    onSuccess: (_category, _input, _before, { client }) =>
      client.invalidateQueries({ queryKey: categoryKeys.all }),
  });
