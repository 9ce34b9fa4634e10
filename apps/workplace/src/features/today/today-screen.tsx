import { Text } from '@mantine/core'
import type { Figure, TodayView } from '@skladno/contracts'
import {
  Columns,
  FigureFace,
  FigureGrid,
  FilterChips,
  formatDay,
  Page,
  PanelSkeleton,
  Section,
  Sparkline,
  useLocale,
  useNow,
} from '@skladno/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { todayQuery } from '../../api/today.ts'
import { useText } from '../../i18n/i18n.tsx'
import { DateRange } from '../../screen/date-range.tsx'
import { Loaded } from '../../screen/loaded.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { DayTable } from './day-table.tsx'
import { figureText } from './figure-text.ts'
import { Funnels } from './funnels.tsx'
import { HandOvers } from './hand-overs.tsx'
import { addressOf, lengthOf, nameOf, PERIODS } from './periods.ts'
import { Speeds } from './speeds.tsx'
import { WorkList } from './work-list.tsx'

const route = getRouteApi('/shell/today')
const SHOWN: readonly Figure['key'][] = ['orders', 'ordered', 'paid', 'shipped', 'to-invoice', 'handed-over']

/** How the company does: six figures, where orders stop, what needs a person. The period lives in the address. */
export function TodayScreen(): ReactNode {
  const t = useText()
  useTitle(t('today.title'))
  const search = route.useSearch()
  const today = useQuery({ ...todayQuery(search), placeholderData: keepPreviousData })
  return (
    <Page title={t('today.title')} toolbar={today.data !== undefined && <PeriodChoice view={today.data} />}>
      <Loaded query={today} skeleton={<PanelSkeleton />}>
        {(view) => <Dashboard view={view} />}
      </Loaded>
    </Page>
  )
}

function PeriodChoice({ view }: { readonly view: TodayView }) {
  const t = useText()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const chosen = nameOf(search, view.today)
  return (
    <>
      <FilterChips
        label={t('today.period')}
        chips={PERIODS.map((name) => ({ value: name, label: t(`today.period.${name}`) }))}
        chosen={chosen === null ? [] : [chosen]}
        onToggle={(name) => void navigate({ search: addressOf(name, view.today), replace: true })}
      />
      <DateRange
        from={search.from ?? view.from}
        to={search.to ?? view.to}
        onChange={(part) => void navigate({ search: { from: view.from, to: view.to, ...part }, replace: true })}
      />
    </>
  )
}

function Dashboard({ view }: { readonly view: TodayView }) {
  const t = useText()
  return (
    <Columns>
      <div>
        <FigureGrid>
          {SHOWN.map((key) => (
            <FigureTile key={key} figures={view.figures.filter((figure) => figure.key === key)} view={view} />
          ))}
        </FigureGrid>
        <Section title={t('today.funnel')}>
          <Funnels view={view} />
        </Section>
        <Section title={t('today.days')} isFlush>
          <DayTable figures={view.figures} />
        </Section>
      </div>
      <div>
        <Section title={t('today.work')}>
          <WorkList work={view.work} />
        </Section>
        <Section title={t('today.speed')}>
          <Speeds view={view} />
        </Section>
        <Section title={t('today.handed-over')}>
          <HandOvers view={view} />
        </Section>
      </div>
    </Columns>
  )
}

/** One figure; sums in other currencies stand under that of the company's own and are never added to it. */
function FigureTile({ figures, view }: { readonly figures: readonly Figure[]; readonly view: TodayView }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const { from, to } = view
  const [figure, ...others] = figures
  if (figure === undefined) return null
  const further = others.filter(({ value }) => value !== 0).map((other) => figureText(other, other.value, locale))
  const before = figureText(figure, figure.before, locale)
  const days = lengthOf(from, to)
  const isToday = from === view.today && to === view.today
  const spoken = figure.series.map(({ day, value }) => `${formatDay(day, now, locale)}: ${figureText(figure, value, locale)}`).join(', ')
  return (
    <Link to="/today/rows" search={{ figure: figure.key, from, to }} className="sk-figure">
      <FigureFace
        label={t(`figure.${figure.key}`)}
        value={[figureText(figure, figure.value, locale), ...further].join(' + ')}
        note={
          <Text span size="xs" c="dimmed">
            {isToday
              ? t('today.yesterday', { before })
              : days === 1
                ? t('today.day-before', { before })
                : t('today.before', { count: days, before })}
          </Text>
        }
        chart={<Sparkline values={figure.series.map(({ value }) => value)} label={spoken} />}
      />
    </Link>
  )
}
