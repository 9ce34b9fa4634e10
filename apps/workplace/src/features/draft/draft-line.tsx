import { ActionIcon, Group, Stack, Text, Tooltip } from '@mantine/core'
import type { LineView } from '@skladno/contracts'
import {
  Caution,
  formatQuantity,
  formatShortDay,
  Identifier,
  LineRow,
  Money,
  ProbabilityBar,
  QuietButton,
  StatusPill,
  useLocale,
} from '@skladno/ui'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { type Translate, useText } from '../../i18n/i18n.tsx'
import { useDesk } from './commands.ts'
import { LineAmounts } from './line-amounts.tsx'
import { LineCandidates } from './line-candidates.tsx'
import { LinePrice, ManualPrice } from './line-price.tsx'
import { LineQuantity } from './line-quantity.tsx'
import { LineShortage } from './line-shortage.tsx'
import { LineStock } from './line-stock.tsx'
import { SaidWords } from './said-words.tsx'

/** One line: what was written, what was understood, and every question about it. Keys 1-5 pick a candidate, e edits the quantity. */
export function DraftLine({ line }: { readonly line: LineView }) {
  const t = useText()
  const { can, run, order } = useDesk()
  const [isEditing, setEditing] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const isGone = line.state === 'removed' || line.state === 'cancelled'
  const isAsking = line.state === 'ask' || line.state === 'unknown'
  const isQuestioned = isAsking || line.shortage !== null
  const problems = isQuestioned ? [] : order.problems.filter((problem) => problem.lineId === line.id)
  const onKey = (event: KeyboardEvent) => {
    const candidate = line.candidates[Number(event.key) - 1]
    if (candidate !== undefined && can('set-product')) void run({ kind: 'set-product', lineId: line.id, productId: candidate.productId })
    if (event.code === 'KeyE' && can('set-quantity')) {
      event.preventDefault()
      setEditing(true)
    }
  }
  return (
    <LineRow
      label={t('draft.line', { position: line.position, name: line.product?.name ?? line.requestedText })}
      tone={isGone ? 'gone' : isQuestioned ? 'ask' : 'plain'}
      onKey={onKey}
      item={<LineItem line={line} isGone={isGone} onChoose={isAsking || isGone ? null : () => setChoosing((was) => !was)} />}
      quantity={<LineQuantity line={line} isEditing={isEditing && !isGone} setEditing={setEditing} />}
      stock={<LineStock line={line} />}
      price={<LinePrice line={line} />}
      amount={line.amount === null ? null : <Money value={line.amount} strong />}
      below={
        isGone || !(isAsking || isChoosing || problems.length > 0 || line.shortage !== null) ? undefined : (
          <Stack gap={4}>
            {problems.map((problem) => (
              <Caution key={problem.code}>{problem.text}</Caution>
            ))}
            {line.shortage !== null && <LineShortage lineId={line.id} shortage={line.shortage} />}
            {isAsking && <LineAmounts line={line} />}
            {(isAsking || isChoosing) && <LineCandidates line={line} onClose={() => setChoosing(false)} />}
          </Stack>
        )
      }
    />
  )
}

interface LineItemProps {
  readonly line: LineView
  readonly isGone: boolean
  readonly onChoose: (() => void) | null
}

function LineItem({ line, isGone, onChoose }: LineItemProps) {
  const t = useText()
  const { can, run } = useDesk()
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Stack gap={1} flex={1} miw={0}>
        {line.requestedText !== '' && line.requestedText !== line.product?.name && <SaidWords line={line} />}
        {line.product === null ? (
          <Text {...(line.amounts.length > 0 ? {} : { c: 'dimmed' })}>{questionedName(line, t)}</Text>
        ) : (
          <Text fw={500}>{line.product.name}</Text>
        )}
        <Group gap="sm">
          {line.product?.isDeposit === true && <StatusPill tone="neutral">{t('draft.deposit')}</StatusPill>}
          {line.product !== null && (
            <Text size="xs" c="dimmed">
              <Identifier>{line.product.sku}</Identifier>
            </Text>
          )}
          {line.probability !== null && line.product !== null && (
            <ProbabilityBar value={line.probability} reasons={line.why} label={t('draft.confidence')} isDoubtful={line.state === 'ask'} />
          )}
          {line.isChosenByPerson && (
            <Text size="xs" c="dimmed">
              {t('draft.chosen')}
            </Text>
          )}
          <LineProgress line={line} />
          {onChoose !== null && can('set-product') && (
            <QuietButton onPress={onChoose} isRevealed={line.candidates.length < 2}>
              {t('draft.switch')}
              {line.candidates.length > 1 && ` · ${line.candidates.length - 1}`}
            </QuietButton>
          )}
          {!isGone && <ManualPrice line={line} />}
        </Group>
      </Stack>
      {can('remove-line') && !isGone && (
        <Tooltip label={t('draft.remove')}>
          <ActionIcon aria-label={t('draft.remove')} onClick={() => void run({ kind: 'remove-line', lineId: line.id })}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </Group>
  )
}

/** The product, where only its amount is asked about. */
function questionedName(line: LineView, t: Translate): string {
  if (line.state === 'unknown') return t('draft.not-found')
  return (line.amounts.length > 0 ? line.candidates[0]?.name : undefined) ?? t('draft.choose')
}

/** What has already happened to the line on its own. */
function LineProgress({ line }: { readonly line: LineView }) {
  const t = useText()
  const locale = useLocale()
  const parts = [
    line.picked !== null && line.picked.amount > 0 ? t('draft.picked', { quantity: formatQuantity(line.picked, locale) }) : null,
    line.shipped !== null && line.shipped.amount > 0 ? t('draft.shipped', { quantity: formatQuantity(line.shipped, locale) }) : null,
    line.cancelled !== null && line.cancelled.amount > 0
      ? t('draft.cancelled', { quantity: formatQuantity(line.cancelled, locale) })
      : null,
    line.expectedOn === null ? null : t('draft.expected.line', { day: formatShortDay(line.expectedOn, locale) }),
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : (
    <Text size="xs" c="dimmed">
      {parts.join(' · ')}
    </Text>
  )
}
