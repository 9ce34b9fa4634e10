import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { EmployeeList, EmployeeView } from '@skladno/contracts'
import { type FormEvent, useState } from 'react'
import { useChangeEmployee, useResetPassword, useSwitchEmployee } from '../../api/employees.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { failureText } from '../../screen/feedback-text.ts'
import { OneTimeLink } from './one-time-link.tsx'
import { RoleChoice } from './role-choice.tsx'

export interface EmployeeCardProps {
  readonly employee: EmployeeView
  readonly roles: EmployeeList['roles']
  readonly onClose: () => void
}

/** One person: name, phone and roles, the way in, and the way out. */
export function EmployeeCard({ employee, roles, onClose }: EmployeeCardProps) {
  const t = useText()
  const { allowedCommands } = employee
  return (
    <Modal opened onClose={onClose} title={employee.name} size="lg">
      <Stack>
        <Text c="dimmed">{employee.email}</Text>
        {allowedCommands.length === 0 && <Alert color="gray">{t('employees.owners-only')}</Alert>}
        {allowedCommands.includes('change') && <ChangeForm employee={employee} roles={roles} onDone={onClose} />}
        {allowedCommands.includes('reset-password') && <ResetPassword employee={employee} />}
        <SwitchAccess employee={employee} />
      </Stack>
    </Modal>
  )
}

function ChangeForm({
  employee,
  roles,
  onDone,
}: {
  readonly employee: EmployeeView
  readonly roles: EmployeeList['roles']
  readonly onDone: () => void
}) {
  const t = useText()
  const feedback = useFeedback()
  const change = useChangeEmployee()
  const [name, setName] = useState(employee.name)
  const [phone, setPhone] = useState(employee.phone ?? '')
  const [chosen, setChosen] = useState(employee.roles)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { id: employee.id, name: name.trim(), phone: phone.trim(), roles: chosen },
      {
        onSuccess: () => {
          feedback.done(t('app.saved'))
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('employees.name')}
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('employees.phone')}
          type="tel"
          maxLength={30}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <RoleChoice roles={roles} value={chosen} onChange={setChosen} />
        {change.error !== null && (
          <Alert color="red" role="alert">
            {failureText(change.error, t)}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={change.isPending} disabled={chosen.length === 0}>
            {t('app.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function ResetPassword({ employee }: { readonly employee: EmployeeView }) {
  const t = useText()
  const feedback = useFeedback()
  const reset = useResetPassword()
  if (reset.data !== undefined) return <OneTimeLink made={reset.data} hint={t('employees.reset.hint')} />
  return (
    <Group>
      <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate(employee.id, { onError: feedback.failed })}>
        {t('employees.reset')}
      </Button>
    </Group>
  )
}

/** Away at once, back with the same roles; asked twice before somebody loses access. */
function SwitchAccess({ employee }: { readonly employee: EmployeeView }) {
  const t = useText()
  const feedback = useFeedback()
  const change = useSwitchEmployee()
  const [isAsking, setAsking] = useState(false)
  const go = (to: 'activate' | 'deactivate') =>
    change.mutate({ id: employee.id, to }, { onError: feedback.failed, onSuccess: () => feedback.done(t('app.saved')) })
  if (employee.allowedCommands.includes('activate'))
    return (
      <Group>
        <Button loading={change.isPending} onClick={() => go('activate')}>
          {t('employees.activate')}
        </Button>
      </Group>
    )
  if (!employee.allowedCommands.includes('deactivate'))
    return employee.allowedCommands.length > 0 ? <Text c="dimmed">{t('employees.last-owner')}</Text> : null
  return (
    <Stack gap="xs">
      {isAsking && <Text role="alert">{t('employees.deactivate.sure')}</Text>}
      <Group>
        <Button
          color="red"
          variant={isAsking ? 'filled' : 'subtle'}
          loading={change.isPending}
          onClick={() => (isAsking ? go('deactivate') : setAsking(true))}
        >
          {t('employees.deactivate')}
        </Button>
      </Group>
    </Stack>
  )
}
