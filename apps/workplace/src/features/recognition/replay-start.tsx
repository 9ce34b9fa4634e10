import { Button, Group, Progress, Select, Stack, Text } from '@mantine/core'
import type { ReplayView } from '@skladno/contracts'
import { formatMoment, Section, useLocale, useNow } from '@skladno/ui'
import { IconPlayerPlay } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useAskReplay, useCancelReplay } from '../../api/recognition.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'

const route = getRouteApi('/shell/recognition')
const SIZES = ['100', '500', '2000', 'all'] as const

/** Starts a replay, shows how far it is, and lets an earlier one be looked at. */
export function ReplayStart({ replays, shown }: { readonly replays: readonly ReplayView[]; readonly shown: ReplayView | null }) {
  const t = useText()
  const feedback = useFeedback()
  const navigate = route.useNavigate()
  const ask = useAskReplay()
  const [size, setSize] = useState<(typeof SIZES)[number]>('500')
  const running = replays.find(({ state }) => state === 'waiting' || state === 'running')
  const start = () =>
    ask.mutate(
      { lastOrders: size === 'all' ? null : Number(size) },
      { onError: feedback.failed, onSuccess: ({ id }) => void navigate({ search: (old) => ({ ...old, replayId: id }), replace: true }) },
    )
  return (
    <Section title={t('recognition.replay')}>
      <Stack gap="sm">
        <Text c="dimmed">{t('recognition.replay.about')}</Text>
        <Group gap="xs" align="end">
          <Select
            label={t('recognition.replay.size')}
            allowDeselect={false}
            data={SIZES.map((value) => ({ value, label: t(`recognition.replay.size.${value}`) }))}
            value={size}
            onChange={(next) => setSize(SIZES.find((each) => each === next) ?? '500')}
          />
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            disabled={running !== undefined}
            loading={ask.isPending}
            onClick={start}
          >
            {t('recognition.replay.start')}
          </Button>
          <EarlierReplays replays={replays} shown={shown} />
        </Group>
        {running !== undefined && <Running replay={running} />}
        {shown?.state === 'failed' && <Text>{t('recognition.replay.failed')}</Text>}
        {shown?.state === 'cancelled' && <Text>{t('recognition.replay.cancelled')}</Text>}
      </Stack>
    </Section>
  )
}

function EarlierReplays({ replays, shown }: { readonly replays: readonly ReplayView[]; readonly shown: ReplayView | null }) {
  const t = useText()
  const locale = useLocale()
  const now = useNow()
  const navigate = route.useNavigate()
  const done = replays.filter(({ state }) => state === 'done')
  if (done.length === 0) return null
  return (
    <Select
      label={t('recognition.replay.earlier')}
      miw={260}
      allowDeselect={false}
      data={done.map((replay) => ({
        value: replay.id,
        label: [
          formatMoment(replay.createdAt, now, locale),
          replay.alias === null ? t('recognition.orders', { count: replay.total ?? 0 }) : `«${replay.alias.phrase}»`,
        ].join(', '),
      }))}
      value={shown?.id ?? null}
      onChange={(next) => void navigate({ search: (old) => ({ ...old, replayId: next ?? undefined }), replace: true })}
    />
  )
}

function Running({ replay }: { readonly replay: ReplayView }) {
  const t = useText()
  const feedback = useFeedback()
  const cancel = useCancelReplay()
  const share = replay.total === null || replay.total === 0 ? 0 : (replay.done / replay.total) * 100
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text>{t('recognition.replay.progress', { done: replay.done, total: replay.total ?? 0 })}</Text>
        <Button variant="default" size="xs" onClick={() => cancel.mutate(replay.id, { onError: feedback.failed })}>
          {t('recognition.replay.stop')}
        </Button>
      </Group>
      <Progress value={share} aria-label={t('recognition.replay')} />
    </Stack>
  )
}
