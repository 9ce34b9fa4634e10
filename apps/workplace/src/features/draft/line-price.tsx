import { Button, Popover, Stack, Text, TextInput } from '@mantine/core'
import type { LineView } from '@skladno/contracts'
import { Caution, CellStack, Explain, formatUnitPrice, QuietButton, UnitPrice, unitWord, useLocale } from '@skladno/ui'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { sharePercent } from '../../screen/share-percent.ts'
import { useDesk } from './commands.ts'

/** The price with «почему такая цена». */
export function LinePrice({ line }: { readonly line: LineView }) {
  const t = useText()
  const locale = useLocale()
  if (line.product === null) return null
  if (line.price === null)
    return (
      <Text size="xs" c="dimmed">
        {t('draft.price.request')}
      </Text>
    )
  const { manualPrice } = line
  const reasons = line.priceTrace.map((step) => (step.detail === '' ? step.rule : `${step.rule}: ${step.detail}`))
  if (manualPrice !== null) reasons.push(t('draft.price.manual', { reason: manualPrice.reason, by: manualPrice.by }))
  if (manualPrice?.approvedBy != null) reasons.push(t('draft.price.approved', { by: manualPrice.approvedBy }))
  if (line.marginBp !== null) reasons.push(t('draft.price.margin', { margin: sharePercent(line.marginBp, locale) }))
  return (
    <CellStack isEnd>
      {reasons.length === 0 ? (
        <UnitPrice value={line.price} />
      ) : (
        <Explain label={`${t('draft.price.why')}: ${formatUnitPrice(line.price, locale)}`} title={t('draft.price.why')} reasons={reasons}>
          <UnitPrice value={line.price} />
        </Explain>
      )}
      {manualPrice !== null && !manualPrice.approved && <Caution>{t('draft.price.unapproved')}</Caution>}
    </CellStack>
  )
}

const PRICE = /^\d{1,9}(\.\d{1,6})?$/

/** A price of one's own for the line, with its reason; shown where the server allows it. */
export function ManualPrice({ line }: { readonly line: LineView }) {
  const t = useText()
  const locale = useLocale()
  const { can, run, isBusy } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const decimal = text.replaceAll(/\s/g, '').replace(',', '.')
  const isPrice = PRICE.test(decimal)
  const { price } = line
  const save = async () => {
    if (await run({ kind: 'set-price', lineId: line.id, price: decimal, reason: reason.trim() })) setOpen(false)
  }
  if (price === null || !can('set-price')) return null
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus shadow="md">
      <Popover.Target>
        <QuietButton onPress={() => setOpen((was) => !was)} isRevealed>
          {t('draft.price.set')}
        </QuietButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput
            label={t('draft.price.new', { unit: unitWord(price.unit, 1, locale) })}
            inputMode="decimal"
            placeholder={price.amount}
            value={text}
            error={text !== '' && !isPrice ? t('draft.price.wrong') : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label={t('draft.price.percent')}
            inputMode="decimal"
            onChange={(event) => {
              const percent = Number(event.currentTarget.value.replace(',', '.'))
              if (percent > 0 && percent < 100) setText((Number(price.amount) * (1 - percent / 100)).toFixed(2))
            }}
          />
          <TextInput
            label={t('draft.price.reason')}
            description={t('draft.price.reason.hint')}
            value={reason}
            error={reason !== '' && reason.trim().length < 3 ? t('draft.reason.short') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button disabled={!isPrice || reason.trim().length < 3} loading={isBusy} onClick={() => void save()}>
            {t('app.save')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
