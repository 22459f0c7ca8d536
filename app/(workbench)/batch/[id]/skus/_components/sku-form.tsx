// How SKUs are chosen: a form whose answer is the address.
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { SelectField, TextField } from '@/components/ui/field'
import { skuPolicies } from '@/lib/core/sku/sku-score'
import type { SkuChoice } from '@/lib/usecases/sku-stage'
import { ReadingFields } from '../../_components/reading-fields'
import type { ComparedPair } from '../../view-href'

interface SkuFormProps {
  choice: SkuChoice
  pair: ComparedPair
}

export function SkuForm({ choice, pair }: SkuFormProps) {
  const t = useTranslations('scores.skus')
  return (
    <Card>
      <form
        key={JSON.stringify(choice)}
        method="get"
        className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
      >
        <input type="hidden" name="a" value={pair.a} />
        <input type="hidden" name="b" value={pair.b} />
        <ReadingFields reading={pair.reading} />
        <SelectField label={t('policy')} name="policy" defaultValue={choice.policy} hint={t(`hints.${choice.policy}`)}>
          {skuPolicies.map((policy) => (
            <option key={policy} value={policy}>
              {t(`policies.${policy}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('epsilon')}
          hint={t('epsilonHint')}
          name="epsilon"
          type="number"
          min={0}
          max={1}
          step="any"
          defaultValue={choice.epsilon}
        />
        <TextField label={t('per')} name="per" type="number" min={1} max={20} step={1} defaultValue={choice.per} />
        <Button type="submit" className="sm:mt-[25px]">
          {t('submit')}
        </Button>
      </form>
    </Card>
  )
}
