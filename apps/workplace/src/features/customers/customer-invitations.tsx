import { Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import type { CustomerView, InvitationView, MadeInvitation } from '@skladno/contracts'
import { formatShortDay, RowsSkeleton, StatusPill, type Tone, useLocale } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { invitationsQuery, useInvite, useRevokeInvitation } from '../../api/invitations.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'
import { MadeInvitationModal } from './made-invitation.tsx'

const DAYS = [7, 30, 90, 365] as const

/** Personal links into the web chat: make, see what became of each, revoke. */
export function CustomerInvitations({ customer, mayEdit }: { readonly customer: CustomerView; readonly mayEdit: boolean }) {
  const t = useText()
  const [made, setMade] = useState<MadeInvitation | null>(null)
  const invitations = useQuery(invitationsQuery(customer.id))
  return (
    <Stack>
      <Text c="dimmed">{t('invite.hint')}</Text>
      {mayEdit && (customer.contacts.length === 0 ? <Text>{t('invite.none')}</Text> : <InviteForm customer={customer} onMade={setMade} />)}
      <Loaded query={invitations} skeleton={<RowsSkeleton rows={1} />}>
        {(list) => (
          <Stack gap="sm">
            {list.map((invitation) => (
              <Invitation key={invitation.id} partnerId={customer.id} invitation={invitation} mayEdit={mayEdit} />
            ))}
          </Stack>
        )}
      </Loaded>
      {made !== null && <MadeInvitationModal invitation={made} onClose={() => setMade(null)} />}
    </Stack>
  )
}

function InviteForm({ customer, onMade }: { readonly customer: CustomerView; readonly onMade: (made: MadeInvitation) => void }) {
  const t = useText()
  const feedback = useFeedback()
  const invite = useInvite(customer.id)
  const [chosen, choose] = useState<string | null>(null)
  const [days, setDays] = useState('30')
  const contactId = chosen ?? customer.contacts[0]?.id
  const make = () => {
    if (contactId !== undefined) invite.mutate({ contactId, days: Number(days) }, { onSuccess: onMade, onError: feedback.failed })
  }
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('invite.contact')}
          allowDeselect={false}
          data={customer.contacts.map(({ id, name }) => ({ value: id, label: name }))}
          value={contactId ?? null}
          onChange={choose}
        />
        <Select
          label={t('invite.days')}
          allowDeselect={false}
          data={DAYS.map((count) => ({ value: String(count), label: t('invite.days.count', { count }) }))}
          value={days}
          onChange={(value) => setDays(value ?? days)}
        />
      </SimpleGrid>
      <Group>
        <Button onClick={make} loading={invite.isPending}>
          {t('invite.make')}
        </Button>
      </Group>
    </Stack>
  )
}

const TONES: Record<InvitationView['state'], Tone> = { open: 'good', expired: 'neutral', revoked: 'neutral', 'used-up': 'warn' }

interface InvitationProps {
  readonly partnerId: string
  readonly invitation: InvitationView
  readonly mayEdit: boolean
}

function Invitation({ partnerId, invitation, mayEdit }: InvitationProps) {
  const t = useText()
  const locale = useLocale()
  const feedback = useFeedback()
  const revoke = useRevokeInvitation(partnerId)
  const [isAsking, setAsking] = useState(false)
  const { entries, state } = invitation
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={500}>{invitation.contactName}</Text>
          <StatusPill tone={TONES[state]}>{t(`invite.state.${state}`)}</StatusPill>
        </Group>
        {mayEdit && state === 'open' && (
          <Button
            size="compact-sm"
            variant={isAsking ? 'filled' : 'subtle'}
            color="red"
            loading={revoke.isPending}
            aria-label={`${t('invite.revoke')}: ${invitation.contactName}`}
            onClick={() => (isAsking ? revoke.mutate(invitation.id, { onError: feedback.failed }) : setAsking(true))}
          >
            {t('invite.revoke')}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {[
          t('invite.until', { day: formatShortDay(invitation.expiresAt.slice(0, 10), locale) }),
          entries === 0 ? t('invite.never') : t('invite.entries', { count: entries }),
          invitation.createdBy,
        ]
          .filter((part) => part !== null)
          .join(', ')}
      </Text>
      {isAsking && state === 'open' && (
        <Text size="xs" role="alert">
          {t('invite.revoke.sure')}
        </Text>
      )}
    </Stack>
  )
}
