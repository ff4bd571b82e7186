import type { TourView } from '@leaven/shared/demo/demo.api';
import { ideaChanged, ideaPosted } from '@leaven/shared/ideas/ideas.events';
import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../realtime/live';
import { tourKey } from './queries';

/** Follows the first steps as they are taken, in this tab or the other. */
export function useTourLive(tour: TourView | undefined): void {
  const client = useQueryClient();
  const ask = () => void client.invalidateQueries({ queryKey: tourKey });
  useLive(ideaPosted, () => tour?.step !== 'done' && ask());
  useLive(ideaChanged, ({ ideaId }) => tour?.step !== 'done' && ideaId === tour?.ideaId && ask());
}
