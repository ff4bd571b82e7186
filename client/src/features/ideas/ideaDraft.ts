import type { CategoryView } from '@leaven/shared/categories/categories.schemas';
import type { TFunction } from 'i18next';
import { useMe } from '../../lib/session';

/** The lengths that the contract allows, for counting while somebody types. */
export const limits = {
  titleLeast: 5,
  titleMost: 140,
  bodyMost: 10_000,
  beneficiaryMost: 120,
} as const;

export interface IdeaText {
  title: string;
  body: string;
  categoryId: string;
  /** Whom it would help, where somebody says so. */
  beneficiary?: string;
}

export const isBlank = ({ title, body }: Pick<IdeaText, 'title' | 'body'>): boolean =>
  title.trim() === '' && body.trim() === '';

/** What is wrong with each field, in words; nothing when the idea can go out. */
export function problemsOf(
  { title, body, categoryId, beneficiary = '' }: IdeaText,
  t: TFunction<'ideas'>,
): Partial<Record<keyof IdeaText, string>> {
  const length = title.trim().length;
  return {
    ...(length < limits.titleLeast ? { title: t('problem.titleShort') } : {}),
    ...(length > limits.titleMost
      ? { title: t('problem.tooLong', { count: length - limits.titleMost }) }
      : {}),
    ...(body.trim().length > limits.bodyMost
      ? { body: t('problem.tooLong', { count: body.trim().length - limits.bodyMost }) }
      : {}),
    ...(beneficiary.trim().length > limits.beneficiaryMost
      ? {
          beneficiary: t('problem.tooLong', {
            count: beneficiary.trim().length - limits.beneficiaryMost,
          }),
        }
      : {}),
    ...(categoryId ? {} : { categoryId: t('problem.category') }),
  };
}

const storageKey = (personId: string) => `leaven-category:${personId}`;

/** The category that stands in the form before anybody chooses: the one used last, else the first. */
export function useUsualCategory(categories: readonly CategoryView[]): {
  usual: string;
  remember: (categoryId: string) => void;
} {
  const key = storageKey(useMe().id);
  const open = categories.filter(({ archived }) => !archived);
  const last = readLast(key);
  return {
    usual: open.find(({ id }) => id === last)?.id ?? open[0]?.id ?? '',
    remember: (categoryId) => {
      try {
        localStorage.setItem(key, categoryId);
      } catch {
        // Without storage the first one stands there next time.
      }
    },
  };
}

function readLast(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
