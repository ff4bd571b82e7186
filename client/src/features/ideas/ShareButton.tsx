import { IconShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../lib/clipboard';
import { toast } from '../../lib/toasts';
import { Button } from '../../ui/Button';

/** Copies the address of this idea. */
export function ShareButton({ ideaId, wordless }: { ideaId: string; wordless?: boolean }) {
  const { t } = useTranslation('ideas');
  const share = async () => {
    const address = new URL(`/ideas/${ideaId}`, location.href).href;
    const copied = await copyText(address);
    toast(copied ? t('linkCopied') : t('linkIs', { address }));
  };
  return (
    <Button
      icon={IconShare}
      size={wordless ? 'big' : 'md'}
      block={!wordless}
      aria-label={wordless ? t('share') : undefined}
      onClick={() => void share()}
    >
      {!wordless && t('share')}
    </Button>
  );
}
