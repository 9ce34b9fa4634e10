import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import type { ImportView } from '@skladno/contracts'
import { Caution, Section } from '@skladno/ui'
import { useState } from 'react'
import { useImportCommands } from '../../api/imports.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

type Fixes = Readonly<Record<string, Readonly<Record<string, string>>>>

/** More of them are better put right in the file itself. */
const SHOWN = 50

/** Rows that were not taken, each with its reason and its cells to put right on the spot. */
export function RejectedRows({ view }: { readonly view: ImportView }) {
  const t = useText()
  const feedback = useFeedback()
  const { correct } = useImportCommands(view.id)
  const [fixes, setFixes] = useState<Fixes>({})
  if (view.rejectedCount === 0) return null
  const mayCorrect = view.allowedCommands.includes('correct')
  const count = Object.keys(fixes).length
  const shown = view.rejected.slice(0, SHOWN)
  const change = (key: string, column: string, value: string) => setFixes({ ...fixes, [key]: { ...fixes[key], [column]: value } })
  return (
    <Section
      title={t('import.rejected', { count: view.rejectedCount })}
      aside={
        mayCorrect &&
        count > 0 && (
          <Button loading={correct.isPending} onClick={() => correct.mutate({ rows: fixes }, { onError: feedback.failed })}>
            {t('import.rejected.retry', { count })}
          </Button>
        )
      }
    >
      <Stack>
        {mayCorrect && <Text c="dimmed">{t('import.rejected.hint')}</Text>}
        {shown.map((row) => (
          <RejectedRow
            key={row.key}
            row={row}
            fixed={fixes[row.key] ?? {}}
            onChange={mayCorrect ? (column, value) => change(row.key, column, value) : null}
          />
        ))}
        {view.rejectedCount > shown.length && (
          <Text c="dimmed">{t('import.rejected.more', { shown: shown.length, count: view.rejectedCount })}</Text>
        )}
      </Stack>
    </Section>
  )
}

interface RejectedRowProps {
  readonly row: ImportView['rejected'][number]
  readonly fixed: Readonly<Record<string, string>>
  readonly onChange: ((column: string, value: string) => void) | null
}

function RejectedRow({ row, fixed, onChange }: RejectedRowProps) {
  const t = useText()
  return (
    <Stack gap={4}>
      <Text>
        <Caution>{row.reason}</Caution>{' '}
        <Text component="span" c="dimmed">
          {row.where}
        </Text>
      </Text>
      {row.cells.length === 0 && <Text c="dimmed">{t('import.rejected.xml')}</Text>}
      <Group gap="xs" align="flex-end">
        {row.cells.map(({ column, header, value }) => (
          <TextInput
            key={column}
            size="xs"
            label={header || t('import.column', { column })}
            aria-label={t('import.cell', { header: header || t('import.column', { column }), where: row.where })}
            readOnly={onChange === null}
            value={fixed[column] ?? value}
            onChange={(event) => onChange?.(column, event.currentTarget.value)}
          />
        ))}
      </Group>
    </Stack>
  )
}
