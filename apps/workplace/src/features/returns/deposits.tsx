import { ActionIcon, Button, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { RowsSkeleton, Section } from '@skladno/ui'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { depositsQuery, useSetDeposit } from '../../api/returns.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

/** Pallets and barrels: which pack of which product goes in what. */
export function Deposits() {
  const t = useText()
  const feedback = useFeedback()
  const mayEdit = useMay('catalog.edit')
  const deposits = useQuery(depositsQuery)
  const { mutate } = useSetDeposit()
  return (
    <Section>
      <Loaded query={deposits} skeleton={<RowsSkeleton />}>
        {(rows) => (
          <Stack>
            <Text c="dimmed">{t('deposits.hint')}</Text>
            {rows.length === 0 && <Text>{t('deposits.empty')}</Text>}
            {rows.map((row) => (
              <Group key={`${row.sku} ${row.packUnit}`} justify="space-between" wrap="nowrap">
                <Text>{t('deposits.rule', { name: row.name, pack: row.packUnit, deposit: row.depositName })}</Text>
                {mayEdit && (
                  <Tooltip label={t('deposits.remove')}>
                    <ActionIcon
                      aria-label={`${t('deposits.remove')}: ${row.name}`}
                      onClick={() => mutate({ sku: row.sku, packUnit: row.packUnit, depositSku: null }, { onError: feedback.failed })}
                    >
                      <IconX size={16} />
                    </ActionIcon>
                  </Tooltip>
                )}
              </Group>
            ))}
            {mayEdit && <AddDeposit />}
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}

const NOTHING = { sku: '', packUnit: '', depositSku: '' }

function AddDeposit() {
  const t = useText()
  const feedback = useFeedback()
  const { mutateAsync, isPending } = useSetDeposit()
  const [rule, setRule] = useState(NOTHING)
  const add = async () => {
    try {
      await mutateAsync({ sku: rule.sku.trim(), packUnit: rule.packUnit.trim(), depositSku: rule.depositSku.trim() })
      setRule(NOTHING)
    } catch (error) {
      feedback.failed(error)
    }
  }
  const field = (key: keyof typeof NOTHING) => (
    <TextInput
      flex={1}
      miw={150}
      label={t(`deposits.${key}`)}
      value={rule[key]}
      onChange={(event) => {
        const { value } = event.currentTarget
        setRule((before) => ({ ...before, [key]: value }))
      }}
    />
  )
  return (
    <Group align="flex-end" gap="xs">
      {field('sku')}
      {field('packUnit')}
      {field('depositSku')}
      <Button disabled={Object.values(rule).some((text) => text.trim() === '')} loading={isPending} onClick={() => void add()}>
        {t('never.add')}
      </Button>
    </Group>
  )
}
