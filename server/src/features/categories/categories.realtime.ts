import { categoriesChanged } from '@leaven/shared/categories/categories.events';
import { rooms } from '@leaven/shared/realtime/rooms';
import { onEvent } from '../../events/log';
import { announce } from '../../realtime/announce';

export function announceCategories(): void {
  onEvent('category.changed', ({ data }) => announce(rooms.feed, categoriesChanged, data));
}
