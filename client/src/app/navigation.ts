import type { MeView } from '@leaven/shared/auth/auth.schemas';
import {
  IconClipboardCheck,
  IconInbox,
  IconLayoutKanban,
  IconListDetails,
  IconSearch,
  IconSettings,
  IconShieldCheck,
  IconUser,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavBadges } from '../pages/navBadges';
import type { TablerIcon } from '../ui/Icon';

export interface NavItem {
  to: string;
  label: string;
  icon: TablerIcon;
  /** How many things wait there. */
  badge?: number | undefined;
  /** Also in the phone's bottom bar, which has five places with the one for posting. */
  inBar?: boolean;
  /** In the rail the person's own page stands at the foot instead. */
  barOnly?: boolean;
}

/** The pages there are, for somebody with these abilities. */
export function useNavigation({ abilities }: MeView): NavItem[] {
  const { t } = useTranslation('app');
  const badges = useNavBadges(abilities.review);
  return [
    { to: '/', label: t('nav.feed'), icon: IconListDetails, inBar: true },
    { to: '/search', label: t('nav.search'), icon: IconSearch },
    ...(abilities.review
      ? [{ to: '/review', label: t('nav.review'), icon: IconClipboardCheck, badge: badges.review }]
      : []),
    ...(abilities.moderate
      ? [
          {
            to: '/moderation',
            label: t('nav.moderation'),
            icon: IconShieldCheck,
            badge: badges.moderation,
          },
        ]
      : []),
    { to: '/projects', label: t('nav.projects'), icon: IconLayoutKanban, inBar: true },
    { to: '/inbox', label: t('nav.inbox'), icon: IconInbox, badge: badges.inbox, inBar: true },
    ...(abilities.administer ? [{ to: '/admin', label: t('nav.admin'), icon: IconSettings }] : []),
    {
      to: '/me',
      label: t('nav.me'),
      icon: IconUser,
      // On a phone the way to these goes over it.
      badge: badges.review + badges.moderation,
      inBar: true,
      barOnly: true,
    },
  ];
}

/** A page belongs to the item whose address it is under. */
export const isCurrent = (item: NavItem, path: string): boolean =>
  item.to === '/'
    ? path === '/' || path.startsWith('/ideas/')
    : path === item.to || path.startsWith(`${item.to}/`);
