/** What an employee may open or do. */
export const PERMISSIONS = [
  'inbox',
  'orders.read',
  'orders.edit',
  'orders.price',
  'prices.approve',
  'picking',
  'payments',
  'receivables',
  'documents',
  'customers.read',
  'customers.edit',
  'customers.terms',
  'catalog.read',
  'catalog.edit',
  'stock',
  'imports',
  'employees',
  'analytics',
  'settings',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export type Role = 'owner' | 'admin' | 'sales' | 'warehouse' | 'accountant' | 'buyer'

/** Role → permissions: the one table behind every guard and the workplace's menu. What is not here is denied. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS,
  sales: [
    'inbox',
    'orders.read',
    'orders.edit',
    'orders.price',
    'payments',
    'documents',
    'customers.read',
    'customers.edit',
    'catalog.read',
    'imports',
  ],
  warehouse: ['picking', 'orders.read', 'catalog.read', 'stock'],
  accountant: ['orders.read', 'payments', 'receivables', 'documents', 'customers.read', 'catalog.read'],
  buyer: ['orders.read', 'catalog.read', 'catalog.edit', 'imports', 'stock'],
}

export const ROLES: readonly Role[] = ['owner', 'admin', 'sales', 'warehouse', 'accountant', 'buyer']

/** The permissions of all roles together, in the order of PERMISSIONS. An unknown role gives nothing. */
export function permissionsOf(roles: readonly string[]): readonly Permission[] {
  const granted = new Set(rolesFrom(roles).flatMap((role) => ROLE_PERMISSIONS[role]))
  return PERMISSIONS.filter((permission) => granted.has(permission))
}

/** The roles among stored texts, in the order of ROLES. */
export const rolesFrom = (stored: readonly string[]): Role[] => ROLES.filter((role) => stored.includes(role))
