import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { LineView } from '@skladno/contracts'
import { formatNumber, parseDecimal, unitWord, useLocale } from '@skladno/ui'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'

/** What is still here to go: picked where something was picked, else ordered, less what has left. */
function remaining(line: LineView): number {
  const ready = line.picked ?? line.base ?? line.sold
  if (ready === null) return 0
  const gone = line.shipped?.amount ?? 0
  return Math.max(0, Math.round((ready.amount - gone) * 1000) / 1000)
}

/** Whether nothing of the line is left once what is here has gone: a part is always named, since some customers wait for the whole order. */
const isLast = (line: LineView): boolean =>
  remaining(line) + (line.shipped?.amount ?? 0) >= (line.base?.amount ?? 0) - (line.cancelled?.amount ?? 0)

const shipUnit = (line: LineView): string => (line.picked ?? line.base ?? line.sold)?.unit ?? ''

/** How much of every line leaves now; left as it is, everything ready goes. */
export function ShipForm({ onDone }: { readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const { order, run, isBusy } = useDesk()
  const lines = order.lines.filter((line) => line.state === 'open' && remaining(line) > 0)
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const amountOf = (line: LineView) => (texts[line.id] === undefined ? remaining(line) : parseDecimal(texts[line.id] ?? ''))
  const isWrong = lines.some((line) => amountOf(line) === null)
  const isAll =
    order.lines.every((line) => line.state !== 'open' || isLast(line)) && lines.every((line) => amountOf(line) === remaining(line))
  const submit = async () => {
    const chosen = lines.map((line) => ({ lineId: line.id, quantity: { amount: amountOf(line) ?? 0, unit: shipUnit(line) } }))
    const command = isAll
      ? ({ kind: 'ship' } as const)
      : ({ kind: 'ship', lines: chosen.filter(({ quantity }) => quantity.amount > 0) } as const)
    if (await run(command)) onDone()
  }
  return (
    <Stack>
      <Text c="dimmed">{t('ship.hint')}</Text>
      {lines.map((line) => (
        <Group key={line.id} wrap="nowrap" align="flex-start">
          <Text flex={1}>{line.product?.name ?? line.requestedText}</Text>
          <TextInput
            w={130}
            inputMode="decimal"
            aria-label={`${line.product?.name ?? line.requestedText}, ${unitWord(shipUnit(line), 5, locale)}`}
            rightSection={<Text size="xs">{unitWord(shipUnit(line), 5, locale)}</Text>}
            rightSectionWidth={64}
            value={texts[line.id] ?? formatNumber(remaining(line), locale)}
            error={amountOf(line) === null}
            onChange={(event) => {
              const { value } = event.currentTarget
              setTexts((before) => ({ ...before, [line.id]: value }))
            }}
          />
        </Group>
      ))}
      <Button disabled={isWrong} loading={isBusy} onClick={() => void submit()}>
        {t('ship.submit')}
      </Button>
    </Stack>
  )
}
