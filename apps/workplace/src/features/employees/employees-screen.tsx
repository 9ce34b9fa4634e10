import { Button, Text } from '@mantine/core'
import type { EmployeeList, EmployeeView } from '@skladno/contracts'
import { formatPhone, ListSheet, NarrowOnly, Page, RowCells, RowsSkeleton, StatusPill, type Tone, WideOnly } from '@skladno/ui'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { employeesQuery } from '../../api/employees.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { EmployeeCard } from './employee-card.tsx'
import { InviteModal } from './invite-modal.tsx'

const WIDE = 'minmax(160px, 1.2fr) minmax(180px, 1.4fr) minmax(160px, 1.4fr) 150px 110px'
const NARROW = 'minmax(0, 1fr) auto'

/** Who works here, with which roles; a row opens what can be done about a person. */
export function EmployeesScreen(): ReactNode {
  const t = useText()
  useTitle(t('employees.title'))
  const employees = useQuery(employeesQuery)
  const [isInviting, setInviting] = useState(false)
  return (
    <Page
      title={t('employees.title')}
      isFilled
      actions={
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
          {t('employees.invite')}
        </Button>
      }
    >
      <ListSheet head={<Head />}>
        <Loaded query={employees} skeleton={<RowsSkeleton />}>
          {(list) => (
            <>
              <Rows list={list} />
              {isInviting && <InviteModal list={list} onClose={() => setInviting(false)} />}
            </>
          )}
        </Loaded>
      </ListSheet>
    </Page>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('employees.name')}</span>
      <span>{t('employees.email')}</span>
      <span>{t('employees.roles')}</span>
      <span>{t('employees.phone')}</span>
      <span>{t('employees.state')}</span>
    </RowCells>
  )
}

function Rows({ list }: { readonly list: EmployeeList }) {
  const [openId, setOpenId] = useState<string | null>(null)
  const open = list.employees.find(({ id }) => id === openId)
  return (
    <>
      {list.employees.map((employee) => (
        <Row key={employee.id} employee={employee} onOpen={() => setOpenId(employee.id)} />
      ))}
      {open !== undefined && <EmployeeCard employee={open} roles={list.roles} onClose={() => setOpenId(null)} />}
    </>
  )
}

const TONES: Record<EmployeeView['state'], Tone> = { active: 'good', invited: 'warn', off: 'neutral' }

function Row({ employee, onOpen }: { readonly employee: EmployeeView; readonly onOpen: () => void }) {
  const t = useText()
  const { name, email, phone, roles, state } = employee
  const roleNames = roles.map((role) => t(`role.${role}`)).join(', ')
  const pill = <StatusPill tone={TONES[state]}>{t(`employees.state.${state}`)}</StatusPill>
  return (
    <button type="button" className="sk-row" onClick={onOpen} aria-haspopup="dialog">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <Text fw={500} truncate>
            {name}
          </Text>
          <Text truncate>{email}</Text>
          <Text truncate>{roleNames}</Text>
          <span>{phone === null ? t('app.none') : formatPhone(phone)}</span>
          {pill}
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <div>
            <Text fw={500} truncate>
              {name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {roleNames}
            </Text>
          </div>
          {pill}
        </RowCells>
      </NarrowOnly>
    </button>
  )
}
