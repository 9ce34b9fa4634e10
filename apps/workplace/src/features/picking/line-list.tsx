import { Group, Stack, Text } from '@mantine/core'
import type { PickingTaskView } from '@skladno/contracts'
import { Identifier, QuantityText } from '@skladno/ui'
import { useText } from '../../i18n/i18n.tsx'
import { OutcomePill } from './outcome-pill.tsx'

export interface LineListProps {
  readonly lines: PickingTaskView['lines']
  readonly onOpen: (index: number) => void
}

/** The whole task at a glance; a press opens one line. */
export function LineList({ lines, onOpen }: LineListProps) {
  const t = useText()
  return (
    <>
      {lines.map((line, index) => (
        <button key={line.lineId} type="button" className="sk-row" onClick={() => onOpen(index)}>
          <Group px="md" py="sm" wrap="nowrap" justify="space-between">
            <Stack gap={2} miw={0}>
              <Text size="md" fw={500}>
                {line.name}
              </Text>
              <Group gap="xs">
                <Text c="dimmed">{line.cell === null ? t('picking.cell.none') : t('picking.cell', { cell: line.cell })}</Text>
                <Text c="dimmed">
                  <Identifier>{line.sku}</Identifier>
                </Text>
                <OutcomePill line={line} />
              </Group>
            </Stack>
            <Text size="lg" fw={700}>
              <QuantityText value={line.inPacks ?? line.toPick} />
            </Text>
          </Group>
        </button>
      ))}
    </>
  )
}
