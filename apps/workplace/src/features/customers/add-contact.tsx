import { Button, Group, Stack, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useAddContact } from '../../api/customers.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** A new person of the customer; rights are given afterwards, one by one. */
export function AddContact({ partnerId }: { readonly partnerId: string }): ReactNode {
  const t = useText()
  const feedback = useFeedback()
  const add = useAddContact(partnerId)
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [title, setTitle] = useState('')
  if (!isOpen)
    return (
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('customer.contacts.add')}
      </Button>
    )
  const close = () => {
    setOpen(false)
    for (const clear of [setName, setPhone, setTitle]) clear('')
  }
  const save = () => add.mutate({ name, phone, title }, { onError: feedback.failed, onSuccess: close })
  return (
    <Stack gap="xs">
      <TextInput label={t('customer.contact.name')} required value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Group grow>
        <TextInput label={t('customer.contact.phone')} type="tel" value={phone} onChange={(event) => setPhone(event.currentTarget.value)} />
        <TextInput label={t('customer.contact.title')} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      </Group>
      <Group gap="xs">
        <Button loading={add.isPending} disabled={name.trim() === ''} onClick={save}>
          {t('app.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('app.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
