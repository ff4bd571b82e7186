import type { MovableStage } from '@leaven/shared/projects/projects.schemas';
import { useColumn } from './queries';

type BoardColumn = ReturnType<typeof useColumn>;

/** Every column of the board, and the projects that were shut down. */
export function useBoard() {
  const columns: Record<MovableStage, BoardColumn> = {
    proposed: useColumn('proposed'),
    funded: useColumn('funded'),
    in_progress: useColumn('in_progress'),
    pilot: useColumn('pilot'),
    shipped: useColumn('shipped'),
  };
  const shutDown = useColumn('shut_down');
  const all = [...Object.values(columns), shutDown];
  return {
    columns,
    shutDown,
    isPending: all.some((column) => column.isPending),
    isEmpty: all.every((column) => column.data?.pages[0]?.items.length === 0),
    /** Why a column could not be loaded at all. */
    error: all.find((column) => column.isLoadingError)?.error ?? null,
    retry: () => {
      for (const column of all) if (column.isLoadingError) void column.refetch();
    },
  };
}
