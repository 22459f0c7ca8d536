// Who is the champion, and who challenges it: a form whose answer is the address.
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { armLetter } from '@/components/ui/chip'
import { Checkbox, SelectField } from '@/components/ui/field'
import type { JudgeReading } from '@/lib/core/scoring/judge-grey'
import { ReadingFields } from '../../_components/reading-fields'
import type { ComparedArms } from '../compare-query'

interface ChampionFormProps {
  titles: readonly string[]
  compared: ComparedArms
  reading: JudgeReading | undefined
}

export function ChampionForm({ titles, compared, reading }: ChampionFormProps) {
  const t = useTranslations('scores.compare.form')
  return (
    <Card>
      <form method="get" className="grid gap-3 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)_auto] md:items-end">
        <ReadingFields reading={reading} />
        <SelectField
          key={compared.champion}
          label={t('champion')}
          name="champion"
          defaultValue={compared.champion}
          className="min-w-0 *:min-w-0"
        >
          {titles.map((title, arm) => (
            <option key={title} value={arm}>
              {armLetter(arm)} {title}
            </option>
          ))}
        </SelectField>
        <fieldset className="min-w-0">
          <legend className="text-sm font-medium">{t('challengers')}</legend>
          <div className="mt-1 flex flex-wrap gap-x-5">
            {titles.map((title, arm) => (
              <Checkbox
                key={`${title} ${compared.challengers.join()}`}
                name="with"
                value={arm}
                defaultChecked={compared.challengers.includes(arm)}
                label={`${armLetter(arm)} ${title}`}
              />
            ))}
          </div>
        </fieldset>
        <Button type="submit">{t('submit')}</Button>
      </form>
    </Card>
  )
}
