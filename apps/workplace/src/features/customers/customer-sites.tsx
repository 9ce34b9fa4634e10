import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { CustomerView, SaveSite, SiteView } from '@skladno/contracts'
import { formatPhone } from '@skladno/ui'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useKeepSite } from '../../api/customers.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

/** Where the customer's goods go: each site with its own address and the person who receives. */
export function CustomerSites({ customer, mayEdit }: { readonly customer: CustomerView; readonly mayEdit: boolean }): ReactNode {
  const t = useText()
  const [edited, setEdited] = useState<SiteView | 'new' | null>(null)
  const close = () => setEdited(null)
  return (
    <Stack gap="md">
      {customer.sites.length === 0 && edited === null && <Text c="dimmed">{t('customer.sites.empty')}</Text>}
      {customer.sites.map((site) =>
        edited !== null && edited !== 'new' && edited.id === site.id ? (
          <SiteForm key={site.id} partnerId={customer.id} site={site} onDone={close} />
        ) : (
          <Group key={site.id} justify="space-between" align="flex-start" wrap="nowrap">
            <div>
              <Text fw={500}>{site.name}</Text>
              <Text size="sm">{site.address}</Text>
              <Text size="xs" c="dimmed">
                {[site.contactName, site.contactPhone === null ? null : formatPhone(site.contactPhone), site.note]
                  .filter((part) => part !== null)
                  .join(', ')}
              </Text>
            </div>
            {mayEdit && (
              <Button size="xs" variant="subtle" onClick={() => setEdited(site)}>
                {t('customer.change')}
              </Button>
            )}
          </Group>
        ),
      )}
      {edited === 'new' && <SiteForm partnerId={customer.id} site={null} onDone={close} />}
      {mayEdit && edited === null && (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
          {t('customer.sites.add')}
        </Button>
      )}
    </Stack>
  )
}

interface SiteFormProps {
  readonly partnerId: string
  readonly site: SiteView | null
  readonly onDone: () => void
}

function SiteForm({ partnerId, site, onDone }: SiteFormProps) {
  const t = useText()
  const feedback = useFeedback()
  const keep = useKeepSite(partnerId)
  const [draft, setDraft] = useState<Required<{ [K in keyof SaveSite]: string }>>({
    name: site?.name ?? '',
    address: site?.address ?? '',
    contactName: site?.contactName ?? '',
    contactPhone: site?.contactPhone ?? '',
    note: site?.note ?? '',
  })
  const field = (key: keyof typeof draft) => ({
    label: t(`customer.site.${key}`),
    value: draft[key],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget
      setDraft((old) => ({ ...old, [key]: value }))
    },
  })
  const saved = () => {
    feedback.done(t('app.saved'))
    onDone()
  }
  const save = (value: SaveSite | null) =>
    keep.mutate({ siteId: site?.id ?? null, site: value }, { onError: feedback.failed, onSuccess: saved })
  return (
    <Stack gap="xs">
      <TextInput {...field('name')} required />
      <TextInput {...field('address')} required />
      <Group grow>
        <TextInput {...field('contactName')} />
        <TextInput {...field('contactPhone')} type="tel" />
      </Group>
      <Textarea {...field('note')} autosize />
      <Group gap="xs">
        <Button loading={keep.isPending} disabled={draft.name.trim() === '' || draft.address.trim() === ''} onClick={() => save(draft)}>
          {t('app.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('app.cancel')}
        </Button>
        {site !== null && (
          <Button variant="subtle" color="red" onClick={() => save(null)}>
            {t('customer.site.withdraw')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
