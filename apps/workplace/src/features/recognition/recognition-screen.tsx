import { FilterChips, Page } from '@skladno/ui'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/i18n.tsx'
import { useTitle } from '../../screen/use-title.ts'
import { AccuracyView } from './accuracy-view.tsx'
import { AliasFilters, AliasList } from './alias-list.tsx'
import { ConfusionFilters, ConfusionList } from './confusion-list.tsx'
import { PilotView } from './pilot-view.tsx'
import { UnitFilters, UnitList } from './unit-list.tsx'

const route = getRouteApi('/shell/recognition')
const VIEWS = ['aliases', 'units', 'confusions', 'accuracy', 'pilot'] as const
const FILLED: readonly string[] = ['aliases', 'units', 'confusions']

/** What the bot has learned, what it confuses, how right it is, and what it may do by itself. */
export function RecognitionScreen(): ReactNode {
  const t = useText()
  useTitle(t('recognition.title'))
  const { view = 'aliases' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page
      title={t('recognition.title')}
      isFilled={FILLED.includes(view)}
      toolbar={
        <>
          <FilterChips
            label={t('recognition.views')}
            chips={VIEWS.map((value) => ({ value, label: t(`recognition.view.${value}`) }))}
            chosen={[view]}
            onToggle={(next) => void navigate({ search: { view: next === 'aliases' ? undefined : next } })}
          />
          {view === 'aliases' && <AliasFilters />}
          {view === 'units' && <UnitFilters />}
          {view === 'confusions' && <ConfusionFilters />}
        </>
      }
    >
      {view === 'aliases' && <AliasList />}
      {view === 'units' && <UnitList />}
      {view === 'confusions' && <ConfusionList />}
      {view === 'accuracy' && <AccuracyView />}
      {view === 'pilot' && <PilotView />}
    </Page>
  )
}
