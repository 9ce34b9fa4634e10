import { ActionIcon, Group, Modal, Stack, Text } from '@mantine/core'
import type { PickingTaskView } from '@skladno/contracts'
import { BigButton, BigButtons, formatQuantity, Identifier, PaneScroll, PickCard, QuantityText, useLocale } from '@skladno/ui'
import { IconArrowsShuffle, IconCheck, IconChevronLeft, IconChevronRight, IconMinus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { OutcomeForm } from './outcome-form.tsx'
import { OutcomePill } from './outcome-pill.tsx'
import type { Pick } from './picking-queue.ts'

type PickingLine = PickingTaskView['lines'][number]

export interface LineByLineProps {
  readonly lines: readonly PickingLine[]
  readonly current: number
  readonly onMove: (index: number) => void
  readonly canPick: boolean
  readonly onMark: (pick: Omit<Pick, 'kind' | 'key'>) => void
}

/** One line fills the screen: name, cell, a huge quantity, and four answers under the thumb. */
export function LineByLine({ lines, current, onMove, canPick, onMark }: LineByLineProps) {
  const t = useText()
  const locale = useLocale()
  const [asking, setAsking] = useState<'short' | 'mismatch' | null>(null)
  const line = lines[current]
  if (line === undefined) return null
  const none = { amount: 0, unit: line.toPick.unit }
  return (
    <>
      <PaneScroll label={t('picking.line', { position: current + 1, total: lines.length })}>
        <Group justify="space-between" px="xs" pt="xs">
          <ActionIcon size={48} aria-label={t('picking.previous')} disabled={current === 0} onClick={() => onMove(current - 1)}>
            <IconChevronLeft size={26} />
          </ActionIcon>
          <Text c="dimmed">{t('picking.line', { position: current + 1, total: lines.length })}</Text>
          <ActionIcon size={48} aria-label={t('picking.next')} disabled={current === lines.length - 1} onClick={() => onMove(current + 1)}>
            <IconChevronRight size={26} />
          </ActionIcon>
        </Group>
        <PickCard
          photoUrl={line.photoUrl}
          cell={line.cell === null ? t('picking.cell.none') : t('picking.cell', { cell: line.cell })}
          name={line.name}
          sku={<Identifier>{line.sku}</Identifier>}
          quantity={<QuantityText value={line.inPacks ?? line.toPick} />}
          conversion={line.inPacks === null ? undefined : t('picking.conversion', { quantity: formatQuantity(line.toPick, locale) })}
          state={<OutcomePill line={line} />}
        />
      </PaneScroll>
      {canPick && (
        <BigButtons
          main={
            <BigButton
              tone="good"
              icon={<IconCheck size={30} aria-hidden />}
              isPressed={line.outcome === 'picked'}
              onPress={() => onMark({ lineId: line.lineId, picked: line.toPick, outcome: 'picked' })}
            >
              {t('picking.picked')}
            </BigButton>
          }
          others={
            <>
              <BigButton
                tone="plain"
                icon={<IconMinus size={22} aria-hidden />}
                isPressed={line.outcome === 'short'}
                onPress={() => setAsking('short')}
              >
                {t('picking.short')}
              </BigButton>
              <BigButton
                tone="plain"
                icon={<IconX size={22} aria-hidden />}
                isPressed={line.outcome === 'missing'}
                onPress={() => onMark({ lineId: line.lineId, picked: none, outcome: 'missing' })}
              >
                {t('picking.missing')}
              </BigButton>
              <BigButton
                tone="plain"
                icon={<IconArrowsShuffle size={22} aria-hidden />}
                isPressed={line.outcome === 'mismatch'}
                onPress={() => setAsking('mismatch')}
              >
                {t('picking.mismatch')}
              </BigButton>
            </>
          }
        />
      )}
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={<Text fw={600}>{asking === null ? '' : t(`picking.${asking}.title`)}</Text>}
      >
        <Stack>
          {asking !== null && (
            <OutcomeForm
              line={line}
              outcome={asking}
              onDone={(pick) => {
                setAsking(null)
                onMark(pick)
              }}
            />
          )}
        </Stack>
      </Modal>
    </>
  )
}
