import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState';
import { Files, type Source } from './Files';
import { useAttachmentsLive } from './live';
import { useAttachments } from './queries';

/** What is attached to an idea. */
export default function IdeaFiles({
  ideaId,
  cameFrom,
  target,
}: {
  ideaId: string;
  /** What was merged into it; their files come along. */
  cameFrom: readonly Source[];
  /** Where files may be dropped and pasted. */
  target: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation('attachments');
  const { data, error, refetch } = useAttachments(ideaId);
  useAttachmentsLive(ideaId);
  if (data) return <Files place={ideaId} list={data} cameFrom={cameFrom} target={target} />;
  if (!error) return null;
  return <ErrorState title={t('loadFailed')} error={error} onRetry={() => void refetch()} />;
}
