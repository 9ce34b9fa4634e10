import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { ProductCard } from '@skladno/contracts'
import { formatNumber, formatQuantity, parseDecimal, unitWord, useLocale } from '@skladno/ui'
import { type FormEvent, useState } from 'react'
import { useProductCommands } from '../../api/catalog.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** Sold by length, area, weight or volume: any amount will do where no step is set. */
const MEASURED: readonly string[] = ['м', 'м2', 'м3', 'кг', 'т', 'л']

/** By how many the product is ordered and the least of it; a press opens the two fields. */
export function ProductOrdering({ product }: { readonly product: ProductCard }) {
  const t = useText()
  const locale = useLocale()
  const [isEditing, setEditing] = useState(false)
  const { step, minimum } = product.ordering
  const quantity = (amount: number) => formatQuantity({ amount, unit: product.saleUnit }, locale)
  if (isEditing) return <OrderRuleForm product={product} onDone={() => setEditing(false)} />
  return (
    <Stack gap="xs" align="flex-start">
      {step === null && minimum === null && (
        <Text c="dimmed">{t(MEASURED.includes(product.saleUnit) ? 'product.ordering.any.measured' : 'product.ordering.any.counted')}</Text>
      )}
      {step !== null && <Text>{t('product.ordering.step', { quantity: quantity(step) })}</Text>}
      {minimum !== null && <Text>{t('product.ordering.minimum', { quantity: quantity(minimum) })}</Text>}
      {product.allowedCommands.includes('edit-ordering') && (
        <Button size="xs" variant="default" onClick={() => setEditing(true)}>
          {t('product.ordering.edit')}
        </Button>
      )}
    </Stack>
  )
}

function OrderRuleForm({ product, onDone }: { readonly product: ProductCard; readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const { setOrderRule } = useProductCommands(product.id)
  const shown = (amount: number | null) => (amount === null ? '' : formatNumber(amount, locale))
  const [step, setStep] = useState(() => shown(product.ordering.step))
  const [minimum, setMinimum] = useState(() => shown(product.ordering.minimum))
  const unit = unitWord(product.saleUnit, 5, locale)
  const wrong = (text: string) => (isAmount(text) ? undefined : t('product.ordering.wrong'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isAmount(step) || !isAmount(minimum)) return
    setOrderRule.mutate({ step: parseDecimal(step), minimum: parseDecimal(minimum) }, { onError: feedback.failed, onSuccess: onDone })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <TextInput
          autoFocus
          inputMode="decimal"
          label={t('product.ordering.step.label', { unit })}
          description={t('product.ordering.empty')}
          value={step}
          error={wrong(step)}
          onChange={(event) => setStep(event.currentTarget.value)}
        />
        <TextInput
          inputMode="decimal"
          label={t('product.ordering.minimum.label', { unit })}
          value={minimum}
          error={wrong(minimum)}
          onChange={(event) => setMinimum(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {t('product.ordering.hint')}
        </Text>
        <Group gap="xs">
          <Button type="submit" size="xs" loading={setOrderRule.isPending}>
            {t('product.ordering.save')}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            {t('app.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Nothing, or a number above zero. */
function isAmount(text: string): boolean {
  const amount = parseDecimal(text)
  return text.trim() === '' || (amount !== null && amount > 0)
}
