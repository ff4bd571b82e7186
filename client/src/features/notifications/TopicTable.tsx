import type { NotificationSettings } from '@leaven/shared/notifications/settings.schemas';
import { channels, topics } from '@leaven/shared/notifications/topics';
import { useTranslation } from 'react-i18next';
import styles from './Settings.module.css';
import type { useChoose } from './settings';

/** Each topic with the ways by which it comes. */
export function TopicTable({
  choices,
  choose,
}: {
  choices: NotificationSettings['choices'];
  choose: ReturnType<typeof useChoose>['mutate'];
}) {
  const { t } = useTranslation('notificationSettings');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">{t('topic')}</span>
          </th>
          {channels.map((channel) => (
            <th key={channel} scope="col" className="sm muted">
              {t(`channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr key={topic}>
            <th scope="row">
              {t(`topics.${topic}.name`)}
              <span className="sm muted">{t(`topics.${topic}.hint`)}</span>
            </th>
            {channels.map((channel) => (
              <td key={channel}>
                <label className={styles.cell}>
                  <span className="sr">
                    {t('cell', {
                      topic: t(`topics.${topic}.name`),
                      channel: t(`channel.${channel}`),
                    })}
                  </span>
                  <input
                    type="checkbox"
                    checked={choices[topic][channel]}
                    onChange={({ target }) =>
                      choose({ choices: { [topic]: { [channel]: target.checked } } })
                    }
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
