import { Button, Group, Stack } from '@mantine/core'
import type { SettingsView } from '@skladno/contracts'
import { Page, PanelSkeleton } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { settingsQuery } from '../../api/settings.ts'
import { useText } from '../../i18n/i18n.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { BotTextsSection } from './bot-texts-section.tsx'
import { CalendarSection } from './calendar-section.tsx'
import { ChannelsSection } from './channels-section.tsx'
import { CompanySection } from './company-section.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { MailSection } from './mail-section.tsx'
import { OrganisationsSection } from './organisations-section.tsx'
import { WarehousesSection } from './warehouses-section.tsx'

const route = getRouteApi('/shell/settings/{-$section}')

type SectionOf = (props: { readonly settings: SettingsView }) => ReactNode

/** Section → its screen; the order is that of the menu. */
const SECTIONS = {
  company: CompanySection,
  texts: BotTextsSection,
  organisations: OrganisationsSection,
  warehouses: WarehousesSection,
  delivery: DeliverySection,
  calendar: CalendarSection,
  channels: ChannelsSection,
  mail: MailSection,
} as const satisfies Record<string, SectionOf>
type SectionName = keyof typeof SECTIONS

const NAMES: readonly SectionName[] = ['company', 'texts', 'organisations', 'warehouses', 'delivery', 'calendar', 'channels', 'mail']

/** Everything the seller sets without code, a section at an address of its own. */
export function SettingsScreen(): ReactNode {
  const t = useText()
  const asked = route.useParams().section
  const section = NAMES.find((name) => name === asked) ?? 'company'
  useTitle(`${t(`settings.section.${section}`)} · ${t('settings.title')}`)
  const settings = useQuery({ ...settingsQuery, refetchOnWindowFocus: false })
  const Shown: SectionOf = SECTIONS[section]
  return (
    <Page title={t('settings.title')} width="narrow" toolbar={<Sections current={section} />}>
      <Loaded query={settings} skeleton={<PanelSkeleton />}>
        {(view) => (
          <Stack>
            <Shown settings={view} />
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}

function Sections({ current }: { readonly current: SectionName }) {
  const t = useText()
  return (
    <Group component="nav" gap="xs" aria-label={t('settings.sections')}>
      {NAMES.map((name) => (
        <Button
          key={name}
          component={Link}
          to={`/settings/${name}`}
          size="compact-sm"
          variant={name === current ? 'light' : 'subtle'}
          color={name === current ? 'accent' : 'gray'}
          aria-current={name === current ? 'page' : undefined}
        >
          {t(`settings.section.${name}`)}
        </Button>
      ))}
    </Group>
  )
}
