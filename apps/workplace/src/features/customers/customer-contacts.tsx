import { Button, Chip, Group, Stack, Text } from '@mantine/core'
import type { CustomerView } from '@skladno/contracts'
import { formatPhone } from '@skladno/ui'
import { type ContactRights, useDismissContact, useUpdateContact } from '../../api/customers.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

const RIGHTS = [
  'seesPrices',
  'mayOrder',
  'mayConfirm',
  'getsDocuments',
  'receivesGoods',
] as const satisfies readonly (keyof ContactRights)[]

/** People of the customer; a right is given and taken by one press. */
export function CustomerContacts({ customer, mayEdit }: { readonly customer: CustomerView; readonly mayEdit: boolean }) {
  const t = useText()
  const feedback = useFeedback()
  const update = useUpdateContact(customer.id)
  const dismiss = useDismissContact(customer.id)
  if (customer.contacts.length === 0) return <Text c="dimmed">{t('customer.contacts.empty')}</Text>
  return (
    <Stack gap="lg">
      {customer.contacts.map((contact) => (
        <Stack key={contact.id} gap={6}>
          <Group gap="xs" justify="space-between">
            <Text fw={500}>{contact.name}</Text>
            <Text c="dimmed">
              {[contact.title, contact.phone === null ? null : formatPhone(contact.phone)].filter((part) => part !== null).join(', ')}
            </Text>
          </Group>
          <Group gap={6}>
            {RIGHTS.map((right) => (
              <Chip
                key={right}
                size="xs"
                checked={contact[right]}
                disabled={!mayEdit || update.isPending}
                onChange={(isGiven) => update.mutate({ contactId: contact.id, rights: { [right]: isGiven } }, { onError: feedback.failed })}
              >
                {t(`right.${right}`)}
              </Chip>
            ))}
            {mayEdit && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                onClick={() => dismiss.mutate(contact.id, { onError: feedback.failed })}
              >
                {t('customer.contact.dismiss')}
              </Button>
            )}
          </Group>
        </Stack>
      ))}
    </Stack>
  )
}
