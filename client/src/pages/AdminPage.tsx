import { useTranslation } from 'react-i18next';
import { Categories } from '../features/admin/Categories';
import { Company } from '../features/admin/Company';
import { People } from '../features/admin/People';
import { Ranking } from '../features/admin/Ranking';
import { Mail } from '../features/notifications/mail/Mail';
import { usePath } from '../lib/router';
import { Middle, PageHead } from '../ui/Page';
import { Tabs } from '../ui/Tabs';

const parts = [
  { name: 'people', path: '/admin', Part: People },
  { name: 'categories', path: '/admin/categories', Part: Categories },
  { name: 'company', path: '/admin/company', Part: Company },
  { name: 'ranking.tab', path: '/admin/ranking', Part: Ranking },
  { name: 'mail:tab', path: '/admin/mail', Part: Mail },
] as const;

/** People, categories and the company's rules; each part is an address of its own. */
export default function AdminPage() {
  const { t } = useTranslation(['admin', 'mail']);
  const path = usePath();
  const { name, Part } = parts.find((part) => part.path === path) ?? parts[0];
  return (
    <Middle>
      <PageHead
        title={t('title')}
        actions={
          <Tabs
            label={t('parts')}
            items={parts.map((part) => ({
              to: part.path,
              label: t(part.name),
              current: part.name === name,
            }))}
          />
        }
      />
      <Part />
    </Middle>
  );
}
