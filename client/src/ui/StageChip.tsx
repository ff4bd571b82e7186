import { useTranslation } from 'react-i18next';
import { Chip } from './Chip';
import { type Stage, stageLooks } from './stages';

export function StageChip({ stage }: { stage: Stage }) {
  const { t } = useTranslation('ui');
  return <Chip {...stageLooks[stage]}>{t(`stage.${stage}`)}</Chip>;
}
