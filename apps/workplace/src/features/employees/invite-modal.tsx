import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import type { EmployeeList, EmployeeView } from '@skladno/contracts'
import { type FormEvent, useState } from 'react'
import { useInviteEmployee } from '../../api/employees.ts'
import { useText } from '../../i18n/i18n.tsx'
import { failureText } from '../../screen/feedback-text.ts'
import { OneTimeLink } from './one-time-link.tsx'
import { RoleChoice } from './role-choice.tsx'

/** A colleague more: a role and a link to choose a password by. */
export function InviteModal({ list, onClose }: { readonly list: EmployeeList; readonly onClose: () => void }) {
  const t = useText()
  const invite = useInviteEmployee()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState('')
  const [roles, setRoles] = useState<EmployeeView['roles']>(['sales'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate({ name: name.trim(), email: email.trim(), roles, ...(phone.trim() === '' ? {} : { phone: phone.trim() }) })
  }
  return (
    <Modal opened onClose={onClose} title={t('employees.invite')} size="lg">
      {invite.data !== undefined ? (
        <Stack>
          <OneTimeLink made={invite.data} hint={t('employees.invited', { name })} />
          <Group>
            <Button onClick={onClose}>{t('app.close')}</Button>
          </Group>
        </Stack>
      ) : (
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
              label={t('employees.email')}
              type="email"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <TextInput
              label={t('employees.phone')}
              type="tel"
              maxLength={30}
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
            />
            <RoleChoice roles={list.roles} value={roles} onChange={setRoles} />
            {invite.error !== null && (
              <Alert color="red" role="alert">
                {failureText(invite.error, t)}
              </Alert>
            )}
            <Group>
              <Button type="submit" loading={invite.isPending} disabled={roles.length === 0}>
                {t('employees.invite.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
