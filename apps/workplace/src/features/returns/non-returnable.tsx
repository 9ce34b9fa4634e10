import { ActionIcon, Button, Group, Select, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { RowsSkeleton, Section } from '@skladno/ui'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { groupsQuery } from '../../api/catalog.ts'
import { nonReturnableQuery, useSetNonReturnable } from '../../api/returns.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

/** Groups of goods that are never taken back, with what the customer is told. */
export function NonReturnable() {
  const t = useText()
  const feedback = useFeedback()
  const mayEdit = useMay('catalog.edit')
  const groups = useQuery(nonReturnableQuery)
  const { mutate } = useSetNonReturnable()
  const remove = (groupId: string) => mutate({ groupId, reason: null }, { onError: feedback.failed })
  return (
    <Section>
      <Loaded query={groups} skeleton={<RowsSkeleton />}>
        {(rows) => (
          <Stack>
            <Text c="dimmed">{t('never.hint')}</Text>
            {rows.length === 0 && <Text>{t('never.empty')}</Text>}
            {rows.map((group) => (
              <Group key={group.groupId} justify="space-between" wrap="nowrap">
                <Stack gap={0}>
                  <Text fw={500}>{group.name}</Text>
                  <Text size="sm" c="dimmed">
                    {group.reason}
                  </Text>
                </Stack>
                {mayEdit && (
                  <Tooltip label={t('never.remove')}>
                    <ActionIcon aria-label={`${t('never.remove')}: ${group.name}`} onClick={() => remove(group.groupId)}>
                      <IconX size={16} />
                    </ActionIcon>
                  </Tooltip>
                )}
              </Group>
            ))}
            {mayEdit && <AddGroup known={rows.map(({ groupId }) => groupId)} />}
          </Stack>
        )}
      </Loaded>
    </Section>
  )
}

function AddGroup({ known }: { readonly known: readonly string[] }) {
  const t = useText()
  const feedback = useFeedback()
  const groups = useQuery(groupsQuery)
  const { mutateAsync, isPending } = useSetNonReturnable()
  const [groupId, setGroupId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const add = async () => {
    if (groupId === null) return
    try {
      await mutateAsync({ groupId, reason: reason.trim() })
      setGroupId(null)
      setReason('')
    } catch (error) {
      feedback.failed(error)
    }
  }
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={t('never.group')}
        searchable
        data={(groups.data ?? []).filter(({ id }) => !known.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
        value={groupId}
        onChange={setGroupId}
      />
      <TextInput
        flex={1}
        miw={200}
        label={t('never.reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button disabled={groupId === null} loading={isPending} onClick={() => void add()}>
        {t('never.add')}
      </Button>
    </Group>
  )
}
