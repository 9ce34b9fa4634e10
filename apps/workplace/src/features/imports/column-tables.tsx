import { Button, Group, Select, Stack, Table, Text } from '@mantine/core'
import type { ImportTable, ImportView } from '@skladno/contracts'
import { PaneScroll, Section } from '@skladno/ui'
import { useState } from 'react'
import { useImportCommands } from '../../api/imports.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

type Roles = Readonly<Record<string, string>>

/** Each table's first rows under selects that say what every column means. */
export function ColumnTables({ view }: { readonly view: ImportView }) {
  const t = useText()
  const feedback = useFeedback()
  const { correct } = useImportCommands(view.id)
  const [changed, setChanged] = useState<Roles>({})
  if (view.tables.length === 0 || view.roles.length === 0) return null
  const mayCorrect = view.allowedCommands.includes('correct')
  const isFailed = view.state === 'failed'
  const count = Object.keys(changed).length
  return (
    <Section
      title={t('import.columns')}
      aside={
        mayCorrect && (
          <Button
            variant={isFailed ? 'filled' : 'default'}
            disabled={count === 0}
            loading={correct.isPending}
            onClick={() => correct.mutate({ columns: changed }, { onError: feedback.failed })}
          >
            {t('import.recheck')}
          </Button>
        )
      }
    >
      <Stack>
        {mayCorrect && <Text c="dimmed">{t(isFailed ? 'import.columns.failed' : 'import.columns.hint')}</Text>}
        {view.tables.map((table) => (
          <Columns
            key={`${table.file} ${table.sheet ?? ''}`}
            table={table}
            roles={view.roles}
            changed={changed}
            onChange={mayCorrect ? (key, role) => setChanged({ ...changed, [key]: role }) : null}
          />
        ))}
      </Stack>
    </Section>
  )
}

interface ColumnsProps {
  readonly table: ImportTable
  readonly roles: ImportView['roles']
  readonly changed: Roles
  /** Null: only to be looked at. */
  readonly onChange: ((key: string, role: string) => void) | null
}

function Columns({ table, roles, changed, onChange }: ColumnsProps) {
  const t = useText()
  const name = table.sheet === null ? table.file : `${table.file}, ${table.sheet}`
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text fw={500}>{name}</Text>
        {table.headingLine === null && <Text c="dimmed">{t('import.columns.no-heading')}</Text>}
      </Group>
      <PaneScroll label={name}>
        <Table withTableBorder withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.line')}</Table.Th>
              {table.columns.map((column) => (
                <Table.Th key={column.key} miw={170}>
                  <Stack gap={4}>
                    <Text size="sm">{column.header || t('import.column', { column: column.column })}</Text>
                    {onChange === null ? (
                      <Text size="xs" c="dimmed">
                        {column.label}
                      </Text>
                    ) : (
                      <Select
                        size="xs"
                        aria-label={t('import.column', { column: `${column.column} ${column.header}`.trim() })}
                        allowDeselect={false}
                        searchable
                        data={roles.map(({ role, label }) => ({ value: role, label }))}
                        value={changed[column.key] ?? column.role}
                        onChange={(role) => role !== null && onChange(column.key, role)}
                      />
                    )}
                  </Stack>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td c="dimmed">{row.line}</Table.Td>
                {row.cells.map((cell, at) => (
                  <Table.Td key={table.columns[at]?.key ?? at}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </PaneScroll>
    </Stack>
  )
}
