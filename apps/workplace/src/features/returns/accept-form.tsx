import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import type { ReturnView } from '@skladno/contracts'
import { formatNumber, parseDecimal, unitWord, useLocale } from '@skladno/ui'
import { useState } from 'react'
import { useReturnCommand } from '../../api/returns.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

type Fate = 'stock' | 'write-off' | 'damaged'
const FATES: readonly Fate[] = ['stock', 'damaged', 'write-off']

/** The warehouse counts and looks: how much came, in what state, and where it goes. */
export function AcceptForm({ view, onDone }: { readonly view: ReturnView; readonly onDone: () => void }) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const { mutateAsync, isPending } = useReturnCommand(view.id)
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const [fates, setFates] = useState<Readonly<Record<string, Fate>>>({})
  const amountOf = (line: ReturnView['lines'][number]) =>
    texts[line.lineId] === undefined ? line.asked.amount : parseDecimal(texts[line.lineId] ?? '')
  const isWrong = view.lines.some((line) => (amountOf(line) ?? Number.POSITIVE_INFINITY) > line.asked.amount)
  const submit = async () => {
    const lines = view.lines.map((line) => {
      const fate = fates[line.lineId] ?? 'stock'
      const quantity = { amount: amountOf(line) ?? 0, unit: line.asked.unit }
      return fate === 'damaged'
        ? { lineId: line.lineId, quantity, condition: 'damaged' as const }
        : { lineId: line.lineId, quantity, condition: 'good' as const, destination: fate }
    })
    try {
      await mutateAsync({ kind: 'accept', lines })
      onDone()
    } catch (error) {
      feedback.failed(error)
    }
  }
  return (
    <Stack>
      <Text c="dimmed">{t('returns.accept.hint')}</Text>
      {view.lines.map((line) => (
        <Stack key={line.lineId} gap={6}>
          <Group wrap="nowrap" align="flex-start">
            <Text flex={1}>{line.name}</Text>
            <TextInput
              w={130}
              inputMode="decimal"
              aria-label={`${line.name}, ${unitWord(line.asked.unit, 5, locale)}`}
              rightSection={<Text size="xs">{unitWord(line.asked.unit, 5, locale)}</Text>}
              rightSectionWidth={64}
              value={texts[line.lineId] ?? formatNumber(line.asked.amount, locale)}
              error={(amountOf(line) ?? Number.POSITIVE_INFINITY) > line.asked.amount}
              onChange={(event) => {
                const { value } = event.currentTarget
                setTexts((before) => ({ ...before, [line.lineId]: value }))
              }}
            />
          </Group>
          <SegmentedControl
            aria-label={`${line.name}: ${t('returns.fate')}`}
            data={FATES.map((value) => ({ value, label: t(`returns.fate.${value}`) }))}
            value={fates[line.lineId] ?? 'stock'}
            onChange={(value) => {
              const fate = FATES.find((candidate) => candidate === value)
              if (fate !== undefined) setFates((before) => ({ ...before, [line.lineId]: fate }))
            }}
          />
        </Stack>
      ))}
      <Button disabled={isWrong} loading={isPending} onClick={() => void submit()}>
        {t('returns.accept.submit')}
      </Button>
    </Stack>
  )
}
