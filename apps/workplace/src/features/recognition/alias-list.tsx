import { Button, Drawer, Group, Select, Text } from '@mantine/core'
import type { LearnedAlias } from '@skladno/contracts'
import { EndCell, formatDay, ListSheet, NarrowOnly, QuietButton, RowCells, StatusPill, useLocale, useNow, WideOnly } from '@skladno/ui'
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { aliasesQuery, useAskReplay, useSetAliasLive } from '../../api/recognition.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { PagedList } from '../../screen/paged-list.tsx'
import { SearchBox } from '../../screen/search-box.tsx'
import { AliasForm } from './alias-form.tsx'

const route = getRouteApi('/shell/recognition')
const WIDE = 'minmax(140px, 1.2fr) minmax(160px, 1.6fr) minmax(130px, 1fr) 120px 130px 190px'
const NARROW = 'minmax(0, 1fr) auto'
const LEVELS = ['person', 'customer', 'segment', 'company'] as const
const SOURCES = ['choice', 'correction', 'agreement', 'import', 'hand'] as const

/** Names people give the goods: whose, from where, how often they helped; each can be taken back and given again. */
export function AliasList(): ReactNode {
  const t = useText()
  const { q, level, source, partnerId, state, add = false } = route.useSearch()
  const navigate = route.useNavigate()
  const close = () => void navigate({ search: (old) => ({ ...old, add: undefined }) })
  const aliases = useInfiniteQuery({ ...aliasesQuery({ q, level, source, partnerId, state }), placeholderData: keepPreviousData })
  const isFiltered = [q, level, source, partnerId, state].some((value) => value !== undefined)
  return (
    <>
      <ListSheet head={<Head />}>
        <PagedList
          query={aliases}
          label={t('recognition.view.aliases')}
          rowHeight={52}
          keyOf={({ id }) => id}
          renderRow={(alias) => <Row alias={alias} />}
          empty={{
            icon: <IconSpeakerphone />,
            title: t(isFiltered ? 'recognition.aliases.empty.filtered' : 'recognition.aliases.empty'),
            hint: t(isFiltered ? 'recognition.aliases.empty.filtered.hint' : 'recognition.aliases.empty.hint'),
          }}
        />
      </ListSheet>
      <Drawer position="right" size="lg" opened={add} onClose={close} title={<Text fw={600}>{t('recognition.alias.add')}</Text>}>
        {add && <AliasForm onDone={close} />}
      </Drawer>
    </>
  )
}

/** What the list is narrowed to; it lives in the address. */
export function AliasFilters() {
  const t = useText()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: Partial<typeof search>) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true })
  return (
    <>
      <SearchBox q={search.q} onSearch={(q) => change({ q })} placeholder={t('recognition.aliases.search')} width={280} />
      <Select
        aria-label={t('recognition.level')}
        placeholder={t('recognition.level')}
        clearable
        clearButtonProps={{ 'aria-label': t('orders.reset') }}
        data={LEVELS.map((value) => ({ value, label: t(`recognition.level.${value}`) }))}
        value={search.level ?? null}
        onChange={(next) => change({ level: LEVELS.find((level) => level === next) })}
      />
      <Select
        aria-label={t('recognition.source')}
        placeholder={t('recognition.source')}
        clearable
        clearButtonProps={{ 'aria-label': t('orders.reset') }}
        data={SOURCES.map((value) => ({ value, label: t(`recognition.source.${value}`) }))}
        value={search.source ?? null}
        onChange={(next) => change({ source: SOURCES.find((source) => source === next) })}
      />
      <Select
        aria-label={t('recognition.state')}
        data={[
          { value: 'live', label: t('recognition.state.live') },
          { value: 'revoked', label: t('recognition.state.revoked') },
        ]}
        allowDeselect={false}
        value={search.state ?? 'live'}
        onChange={(next) => change({ state: next === 'revoked' ? 'revoked' : undefined })}
      />
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change({ add: true })}>
        {t('recognition.alias.add')}
      </Button>
    </>
  )
}

function Head() {
  const t = useText()
  return (
    <RowCells wide={WIDE} narrow={NARROW} isHead>
      <span>{t('recognition.col.phrase')}</span>
      <span>{t('recognition.col.product')}</span>
      <span>{t('recognition.col.whose')}</span>
      <EndCell>{t('recognition.col.hits')}</EndCell>
      <span>{t('recognition.col.used')}</span>
      <span>{t('recognition.col.source')}</span>
    </RowCells>
  )
}

function Row({ alias }: { readonly alias: LearnedAlias }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const used = alias.lastUsedAt === null ? t('recognition.never') : formatDay(alias.lastUsedAt, now, locale)
  const whose = alias.owner ?? t('recognition.level.company')
  const hits = t('recognition.hits', { hits: alias.hits, uses: alias.uses })
  return (
    <div className="sk-row">
      <WideOnly>
        <RowCells wide={WIDE} narrow={NARROW}>
          <Text fw={500} truncate title={alias.phrase}>{`«${alias.phrase}»`}</Text>
          <Text truncate title={alias.product.name}>
            {alias.product.name}
          </Text>
          <Text truncate title={whose}>
            {whose}
          </Text>
          <EndCell>{hits}</EndCell>
          <span>{used}</span>
          <Group gap={4} wrap="nowrap">
            <StatusPill tone="neutral">{t(`recognition.source.${alias.source}`)}</StatusPill>
            <AliasActions alias={alias} />
          </Group>
        </RowCells>
      </WideOnly>
      <NarrowOnly>
        <RowCells wide={NARROW} narrow={NARROW}>
          <Text fw={500} truncate>{`«${alias.phrase}»`}</Text>
          <EndCell>
            <AliasActions alias={alias} />
          </EndCell>
          <Text size="xs" c="dimmed" truncate>
            {alias.product.name}
          </Text>
          <EndCell>
            <Text size="xs" c="dimmed">
              {whose}
            </Text>
          </EndCell>
        </RowCells>
      </NarrowOnly>
    </div>
  )
}

/** Undo, or again; and what difference this one name makes. */
function AliasActions({ alias }: { readonly alias: LearnedAlias }) {
  const t = useText()
  const feedback = useFeedback()
  const navigate = route.useNavigate()
  const setLive = useSetAliasLive()
  const replay = useAskReplay()
  const ask = () =>
    replay.mutate(
      { aliasId: alias.id },
      { onError: feedback.failed, onSuccess: ({ id }) => void navigate({ search: { view: 'accuracy', replayId: id } }) },
    )
  return (
    <Group gap={4} wrap="nowrap">
      <QuietButton onPress={() => setLive.mutate({ id: alias.id, isLive: !alias.isLive }, { onError: feedback.failed })} isRevealed>
        {t(alias.isLive ? 'recognition.alias.revoke' : 'recognition.alias.restore')}
      </QuietButton>
      {alias.isLive && (
        <WideOnly>
          <QuietButton onPress={ask} isRevealed>
            {t('recognition.alias.effect')}
          </QuietButton>
        </WideOnly>
      )}
    </Group>
  )
}
