import { getAttachment, getThumbnail } from '@leaven/shared/attachments/attachments.api';
import { urlOf } from '@leaven/shared/http/call';

const params = (attachmentId: string) => ({ params: { attachmentId } });
export const fileAddress = (id: string): string => urlOf(getAttachment, params(id));
export const thumbnailAddress = (id: string): string => urlOf(getThumbnail, params(id));
