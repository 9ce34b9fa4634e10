import { Group, Stack, Text } from '@mantine/core'
import type { WorkToDo } from '@skladno/contracts'
import { Age } from '@skladno/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/i18n.tsx'

/** What waits for a person now; each opens the list where it is done. */
export function WorkList({ work }: { readonly work: readonly WorkToDo[] }): ReactNode {
  const t = useText()
  if (work.length === 0) return <Text c="dimmed">{t('today.work.empty')}</Text>
  return (
    <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {work.map((item) => (
        <li key={item.kind}>
          <Group justify="space-between" wrap="nowrap">
            <WorkLink kind={item.kind}>{t(`today.work.${item.kind}`, { count: item.count })}</WorkLink>
            {item.oldestAt !== null && <Age at={item.oldestAt} />}
          </Group>
        </li>
      ))}
    </Stack>
  )
}

function WorkLink({ kind, children }: { readonly kind: WorkToDo['kind']; readonly children: ReactNode }) {
  switch (kind) {
    case 'escalations':
      return (
        <Link to="/inbox/{-$threadId}" search={{ view: 'people' }}>
          {children}
        </Link>
      )
    case 'awaiting-approval':
    case 'expired':
      return (
        <Link to="/orders" search={{ status: kind }}>
          {children}
        </Link>
      )
    case 'unmatched-payments':
      return <Link to="/bank">{children}</Link>
    case 'overdue-debts':
      return (
        <Link to="/receivables" search={{ age: 'overdue' }}>
          {children}
        </Link>
      )
  }
}
