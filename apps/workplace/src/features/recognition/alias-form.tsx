import { Button, Select, Stack, Text, TextInput } from '@mantine/core'
import type { ProductRow } from '@skladno/contracts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { rulesQuery, useGiveAlias } from '../../api/recognition.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { ProductPicker } from '../../pickers/product-picker.tsx'
import { useFeedback } from '../../screen/feedback.ts'

const LEVELS = ['company', 'segment', 'customer'] as const

/** A name given by hand: how people say it, what it is, and for whom. */
export function AliasForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const feedback = useFeedback()
  const give = useGiveAlias()
  const rules = useQuery(rulesQuery)
  const [phrase, setPhrase] = useState('')
  const [product, setProduct] = useState<Pick<ProductRow, 'id' | 'name'> | null>(null)
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('company')
  const [partnerId, setPartnerId] = useState<string>()
  const [segment, setSegment] = useState<string | null>(null)
  const ownerId = level === 'company' ? '' : level === 'customer' ? partnerId : (segment ?? undefined)
  const isReady = phrase.trim().length > 2 && product !== null && ownerId !== undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    give.mutate(
      { phrase, productId: product.id, level, ownerId },
      {
        onError: feedback.failed,
        onSuccess: () => {
          feedback.done(t('app.saved'))
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('recognition.col.phrase')}
          description={t('recognition.alias.phrase.hint')}
          maxLength={200}
          value={phrase}
          onChange={(event) => setPhrase(event.currentTarget.value)}
        />
        <Stack gap={4}>
          <ProductPicker label={t('recognition.col.product')} onPick={setProduct} />
          {product !== null && <Text fw={500}>{product.name}</Text>}
        </Stack>
        <Select
          label={t('recognition.col.whose')}
          allowDeselect={false}
          data={LEVELS.map((value) => ({ value, label: t(`recognition.level.${value}`) }))}
          value={level}
          onChange={(next) => setLevel(LEVELS.find((each) => each === next) ?? 'company')}
        />
        {level === 'customer' && <CustomerPicker value={partnerId} onChange={setPartnerId} />}
        {level === 'segment' && (
          <Select
            label={t('recognition.level.segment')}
            data={rules.data?.segments ?? []}
            value={segment}
            onChange={setSegment}
            nothingFoundMessage={t('recognition.segments.none')}
          />
        )}
        <Button type="submit" disabled={!isReady} loading={give.isPending}>
          {t('recognition.alias.give')}
        </Button>
      </Stack>
    </form>
  )
}
