import { categoriesChanged } from '@leaven/shared/categories/categories.events';
import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../realtime/live';
import { categoryKeys } from './queries';

/** Asks for the categories again when somebody has changed them. Mounted once, beside the pages. */
export function useCategoriesLive(): void {
  const client = useQueryClient();
  useLive(categoriesChanged, () => void client.invalidateQueries({ queryKey: categoryKeys.all }));
}
