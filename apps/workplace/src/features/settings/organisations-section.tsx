import { Button, Group, Stack } from '@mantine/core'
import type { OrganisationView, SettingsView } from '@skladno/contracts'
import { Section, useNow } from '@skladno/ui'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useCreateOrganisation, useUpdateSettings } from '../../api/settings.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { OrganisationForm } from './organisation-form.tsx'
import { OrganisationImages } from './organisation-images.tsx'
import { OrganisationNumbering } from './organisation-numbering.tsx'
import { emptyOrganisation, toOrganisationValues } from './organisation-values.ts'

/** The companies we sell from, a form each. */
export function OrganisationsSection({ settings }: { readonly settings: SettingsView }) {
  const t = useText()
  const [isAdding, setAdding] = useState(settings.organisations.length === 0)
  return (
    <Stack>
      {settings.organisations.map((organisation) => (
        <Section key={organisation.id} title={t('settings.organisation', { name: organisation.name })}>
          <Known organisation={organisation} />
        </Section>
      ))}
      {isAdding ? (
        <Section title={t('settings.org.new')}>
          <Added timeZone={settings.timeZone} onDone={() => setAdding(false)} />
        </Section>
      ) : (
        <Group>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('settings.org.new')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function Known({ organisation }: { readonly organisation: OrganisationView }) {
  const t = useText()
  const feedback = useFeedback()
  const update = useUpdateSettings()
  return (
    <Stack>
      <OrganisationForm
        key={JSON.stringify(organisation)}
        initial={toOrganisationValues(organisation)}
        isNew={false}
        isBusy={update.isPending}
        error={update.error}
        onSave={(changed) =>
          update.mutate({ organisations: [{ ...changed, id: organisation.id }] }, { onSuccess: () => feedback.done(t('app.saved')) })
        }
      />
      <OrganisationNumbering organisationId={organisation.id} />
      <OrganisationImages organisation={organisation} />
    </Stack>
  )
}

function Added({ timeZone, onDone }: { readonly timeZone: string; readonly onDone: () => void }) {
  const t = useText()
  const feedback = useFeedback()
  const create = useCreateOrganisation()
  const today = useNow().toISOString().slice(0, 10)
  return (
    <OrganisationForm
      initial={emptyOrganisation('RU', today, timeZone)}
      isNew
      isBusy={create.isPending}
      error={create.error}
      onSave={(organisation) =>
        create.mutate(organisation, {
          onSuccess: () => {
            feedback.done(t('app.saved'))
            onDone()
          },
        })
      }
    />
  )
}
