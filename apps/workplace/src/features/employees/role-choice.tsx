import { Checkbox, Stack } from '@mantine/core'
import type { EmployeeList, EmployeeView } from '@skladno/contracts'
import { type MessageKey, useText } from '../../i18n/i18n.tsx'

export interface RoleChoiceProps {
  readonly roles: EmployeeList['roles']
  readonly value: EmployeeView['roles']
  readonly onChange: (roles: EmployeeView['roles']) => void
}

/** Roles with what each may; one that the person may not give is shown but closed. */
export function RoleChoice({ roles, value, onChange }: RoleChoiceProps) {
  const t = useText()
  const permissions = usePermissionTexts()
  return (
    <Checkbox.Group
      label={t('employees.roles')}
      value={value}
      onChange={(chosen) => onChange(roles.flatMap(({ role }) => (chosen.includes(role) ? [role] : [])))}
    >
      <Stack gap="sm" mt="xs">
        {roles.map(({ role, may, mayGive }) => (
          <Checkbox
            key={role}
            value={role}
            disabled={!mayGive}
            label={t(`role.${role}`)}
            description={role === 'owner' ? t('employees.may.everything') : permissions(may)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

const KNOWN: Readonly<Record<string, Extract<MessageKey, `permission.${string}`>>> = {
  inbox: 'permission.inbox',
  'orders.read': 'permission.orders.read',
  'orders.edit': 'permission.orders.edit',
  'orders.price': 'permission.orders.price',
  picking: 'permission.picking',
  payments: 'permission.payments',
  documents: 'permission.documents',
  'customers.read': 'permission.customers.read',
  'customers.edit': 'permission.customers.edit',
  'customers.terms': 'permission.customers.terms',
  'catalog.read': 'permission.catalog.read',
  'catalog.edit': 'permission.catalog.edit',
  'prices.approve': 'permission.prices.approve',
  receivables: 'permission.receivables',
  stock: 'permission.stock',
  imports: 'permission.imports',
  analytics: 'permission.analytics',
  employees: 'permission.employees',
  settings: 'permission.settings',
}

/** Permissions in words, joined; one of a newer server is shown by its name. */
function usePermissionTexts(): (may: readonly string[]) => string {
  const t = useText()
  return (may) =>
    may
      .map((permission) => {
        const key = KNOWN[permission]
        return key === undefined ? permission : t(key)
      })
      .join(', ')
}
