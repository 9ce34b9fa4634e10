import { Button, Group, MultiSelect, NumberInput, Pill, SegmentedControl, Stack, Text } from '@mantine/core'
import type { RecognitionRules } from '@skladno/contracts'
import { PanelSkeleton, Section } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { customerQuery } from '../../api/customers.ts'
import { rulesQuery, useSetPilot } from '../../api/recognition.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPicker } from '../../pickers/customer-picker.tsx'
import { channelName } from '../../screen/channel-name.ts'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

/** What the bot answers by itself; everything else goes to the manager with the draft prepared. */
export function PilotView(): ReactNode {
  const rules = useQuery(rulesQuery)
  return (
    <Loaded query={rules} skeleton={<PanelSkeleton />}>
      {(known) => <PilotForm key={known.pilot.version} rules={known} />}
    </Loaded>
  )
}

function PilotForm({ rules }: { readonly rules: RecognitionRules }) {
  const t = useText()
  const feedback = useFeedback()
  const save = useSetPilot()
  const { pilot } = rules
  const [groupIds, setGroupIds] = useState(pilot.groups?.map(({ id }) => id) ?? null)
  const [partnerIds, setPartnerIds] = useState(pilot.partners?.map(({ id }) => id) ?? null)
  const [channels, setChannels] = useState(pilot.channels)
  const [agreeing, setAgreeing] = useState<number | string>(pilot.agreeingCustomers)
  const { mayChange } = rules
  const send = () => {
    if (typeof agreeing !== 'number') return
    // the form is made anew by what was saved, so the news must not depend on it
    save
      .mutateAsync({ groupIds, partnerIds, channels, agreeingCustomers: agreeing, version: pilot.version })
      .then(() => feedback.done(t('app.saved')), feedback.failed)
  }
  const isLimited = groupIds !== null || partnerIds !== null || channels !== null
  return (
    <Stack gap="md">
      <Section title={t('recognition.pilot')}>
        <Stack gap="md">
          <Text c="dimmed">{t('recognition.pilot.about')}</Text>
          <Text fw={600}>{t(isLimited ? 'recognition.pilot.limited' : 'recognition.pilot.whole')}</Text>
          <Bound
            label={t('recognition.pilot.customers')}
            isLimited={partnerIds !== null}
            onChange={(limited) => setPartnerIds(limited ? [] : null)}
            mayChange={mayChange}
          >
            <PartnerList ids={partnerIds ?? []} onChange={setPartnerIds} mayChange={mayChange} />
          </Bound>
          <Bound
            label={t('recognition.pilot.groups')}
            isLimited={groupIds !== null}
            onChange={(limited) => setGroupIds(limited ? [] : null)}
            mayChange={mayChange}
          >
            <MultiSelect
              aria-label={t('recognition.pilot.groups')}
              placeholder={t('recognition.pilot.choose')}
              searchable
              disabled={!mayChange}
              data={rules.groups.map(({ id, name, productCount }) => ({ value: id, label: `${name} (${productCount})` }))}
              value={groupIds ?? []}
              onChange={setGroupIds}
            />
          </Bound>
          <Bound
            label={t('recognition.pilot.channels')}
            isLimited={channels !== null}
            onChange={(limited) => setChannels(limited ? [] : null)}
            mayChange={mayChange}
          >
            <MultiSelect
              aria-label={t('recognition.pilot.channels')}
              placeholder={t('recognition.pilot.choose')}
              disabled={!mayChange}
              data={rules.channels.map((value) => ({ value, label: channelName(value, t) }))}
              value={channels ?? []}
              onChange={setChannels}
            />
          </Bound>
        </Stack>
      </Section>
      <Section title={t('recognition.learning')}>
        <NumberInput
          label={t('recognition.learning.agree')}
          description={t('recognition.learning.agree.hint')}
          min={2}
          max={100}
          maw={420}
          disabled={!mayChange}
          value={agreeing}
          onChange={setAgreeing}
        />
      </Section>
      {mayChange && (
        <Group>
          <Button loading={save.isPending} onClick={send}>
            {t('recognition.pilot.save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

interface BoundProps {
  readonly label: string
  readonly isLimited: boolean
  readonly onChange: (isLimited: boolean) => void
  readonly mayChange: boolean
  readonly children: ReactNode
}

function Bound({ label, isLimited, onChange, mayChange, children }: BoundProps) {
  const t = useText()
  return (
    <Stack gap={6}>
      <Group gap="sm">
        <Text fw={500}>{label}</Text>
        <SegmentedControl
          aria-label={label}
          size="xs"
          disabled={!mayChange}
          data={[
            { value: 'all', label: t('recognition.pilot.all') },
            { value: 'some', label: t('recognition.pilot.some') },
          ]}
          value={isLimited ? 'some' : 'all'}
          onChange={(next) => onChange(next === 'some')}
        />
      </Group>
      {isLimited && children}
    </Stack>
  )
}

interface PartnerListProps {
  readonly ids: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly mayChange: boolean
}

function PartnerList({ ids, onChange, mayChange }: PartnerListProps) {
  const t = useText()
  return (
    <Stack gap={6}>
      <Group gap={6}>
        {ids.map((id) => (
          <PartnerPill key={id} id={id} onRemove={mayChange ? () => onChange(ids.filter((each) => each !== id)) : null} />
        ))}
        {ids.length === 0 && <Text c="dimmed">{t('recognition.pilot.nobody')}</Text>}
      </Group>
      {mayChange && (
        <CustomerPicker
          key={ids.length}
          label={t('recognition.pilot.add-customer')}
          value={undefined}
          onChange={(next) => next !== undefined && !ids.includes(next) && onChange([...ids, next])}
        />
      )}
    </Stack>
  )
}

function PartnerPill({ id, onRemove }: { readonly id: string; readonly onRemove: (() => void) | null }) {
  const t = useText()
  const customer = useQuery(customerQuery(id))
  const name = customer.data?.name ?? '…'
  return (
    <Pill
      withRemoveButton={onRemove !== null}
      onRemove={onRemove ?? (() => {})}
      removeButtonProps={{ 'aria-label': t('recognition.pilot.remove', { name }), tabIndex: 0, 'aria-hidden': false }}
    >
      {name}
    </Pill>
  )
}
