// A dataset among others to choose from, called synthetic where its rows were made up.
import { useTranslations } from 'next-intl'

export function DatasetOption({ id, name, synthetic }: { id: string; name: string; synthetic: boolean }) {
  const t = useTranslations('synthetic')
  return <option value={id}>{synthetic ? t('option', { name }) : name}</option>
}
