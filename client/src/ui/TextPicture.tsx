import { getAttachment, getThumbnail } from '@leaven/shared/attachments/attachments.api';
import { urlOf } from '@leaven/shared/http/call';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A picture within a text, in small; it opens in large. One that is gone says so. */
export function TextPicture({ id, alt }: { id: string; alt: string }) {
  const { t } = useTranslation('ui');
  const params = { params: { attachmentId: id } };
  const large = urlOf(getAttachment, params);
  // Of a small picture there is no smaller one.
  const [sources, setSources] = useState([urlOf(getThumbnail, params), large]);
  const [source] = sources;
  if (!source) return <span className="muted">{t('picture.gone')}</span>;
  return (
    <a href={large} target="_blank" rel="noreferrer" aria-label={t('picture.open', { what: alt })}>
      <img
        src={source}
        alt={alt}
        loading="lazy"
        decoding="async"
        onError={() => setSources(sources.slice(1))}
      />
    </a>
  );
}
