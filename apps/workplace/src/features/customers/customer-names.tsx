import { Button, Group, Stack, Text } from '@mantine/core'
import { Age, PanelSkeleton } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { customerAliasesQuery, useRevokeAlias } from '../../api/customers.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

/** What the bot has learned from this customer: their own words for goods. A wrong one is taken back by one press. */
export function CustomerNames({ partnerId }: { readonly partnerId: string }): ReactNode {
  const t = useText()
  const feedback = useFeedback()
  const mayEdit = useMay('orders.edit')
  const aliases = useQuery(customerAliasesQuery(partnerId))
  const revoke = useRevokeAlias(partnerId)
  return (
    <Loaded query={aliases} skeleton={<PanelSkeleton />}>
      {({ aliases: names, total }) =>
        names.length === 0 ? (
          <Text c="dimmed">{t('customer.names.empty')}</Text>
        ) : (
          <Stack gap="sm">
            {names.map((alias) => (
              <Group key={alias.id} justify="space-between" wrap="nowrap" align="flex-start">
                <div>
                  <Text>«{alias.phrase}»</Text>
                  <Text size="xs" c="dimmed">
                    {alias.product.name} <Age at={alias.createdAt} />
                  </Text>
                </div>
                {mayEdit && (
                  <Button
                    size="xs"
                    variant="subtle"
                    loading={revoke.isPending && revoke.variables === alias.id}
                    onClick={() => revoke.mutate(alias.id, { onError: feedback.failed })}
                  >
                    {t('customer.names.forget')}
                  </Button>
                )}
              </Group>
            ))}
            {total > names.length && (
              <Text size="xs" c="dimmed">
                {t('customer.names.more', { count: total - names.length })}
              </Text>
            )}
          </Stack>
        )
      }
    </Loaded>
  )
}
