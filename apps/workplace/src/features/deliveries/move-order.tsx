import { Button, Drawer, Select, Stack, Text } from '@mantine/core'
import { formatMinutes } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { deliveryBoardQuery, useRunCommand } from '../../api/deliveries.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { useDayName } from './day-name.ts'

export interface MoveOrderProps {
  /** Null: closed. */
  readonly order: { readonly orderId: string; readonly orderNumber: string } | null
  readonly warehouseId: string | undefined
  readonly onClose: () => void
}

/** Puts an order on another run; the server checks the room. */
export function MoveOrder({ order, warehouseId, onClose }: MoveOrderProps) {
  const t = useText()
  return (
    <Drawer
      position="right"
      opened={order !== null}
      onClose={onClose}
      title={<Text fw={600}>{t('run.move.title', { number: order?.orderNumber ?? '' })}</Text>}
    >
      {order !== null && <MoveForm order={order} warehouseId={warehouseId} onClose={onClose} />}
    </Drawer>
  )
}

function MoveForm({ order, warehouseId, onClose }: MoveOrderProps & { readonly order: NonNullable<MoveOrderProps['order']> }) {
  const t = useText()
  const feedback = useFeedback()
  const board = useQuery(deliveryBoardQuery({ warehouseId }))
  const [chosen, setChosen] = useState<string | null>(null)
  const move = useRunCommand()
  const dayName = useDayName(board.data?.today ?? null)
  const places = (board.data?.days ?? []).flatMap(({ day, runs }) =>
    runs
      .filter((run) => run.state === 'planned')
      .flatMap((run) =>
        run.windows.map((window) => ({
          value: `${run.routeId} ${day} ${window.id}`,
          label: `${dayName(day)}: ${run.name}, ${t('deliveries.window', { from: formatMinutes(window.fromMinutes), to: formatMinutes(window.toMinutes) })}`,
        })),
      ),
  )
  const submit = () => {
    const [routeId = '', day = '', windowId = ''] = (chosen ?? '').split(' ')
    move.mutate(
      { run: { routeId, day }, command: { kind: 'take', orderId: order.orderId, windowId } },
      {
        onSuccess: () => {
          feedback.done(t('run.moved', { number: order.orderNumber }))
          onClose()
        },
        onError: feedback.failed,
      },
    )
  }
  return (
    <Stack>
      <Select
        label={t('run.move.where')}
        placeholder={places.length === 0 ? t('run.move.none') : ''}
        data={places}
        value={chosen}
        onChange={setChosen}
        searchable
      />
      <Text c="dimmed">{t('run.move.hint')}</Text>
      <Button disabled={chosen === null} loading={move.isPending} onClick={submit}>
        {t('run.move.submit')}
      </Button>
    </Stack>
  )
}
