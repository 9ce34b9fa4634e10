import { Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import type { NumberingView } from '@skladno/contracts'
import { RowsSkeleton } from '@skladno/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { numberingQuery, useSetNextNumber } from '../../api/numbering.ts'
import { useText } from '../../i18n/i18n.tsx'
import { useFeedback } from '../../screen/feedback.ts'
import { Loaded } from '../../screen/loaded.tsx'

/** What number each document gets next; it can be moved on, never back. */
export function OrganisationNumbering({ organisationId }: { readonly organisationId: string }) {
  const t = useText()
  const numbering = useQuery(numberingQuery(organisationId))
  return (
    <Stack gap="xs">
      <Title order={3}>{t('settings.numbers')}</Title>
      <Text c="dimmed">{t('settings.numbers.hint')}</Text>
      <Loaded query={numbering} skeleton={<RowsSkeleton rows={2} />}>
        {(view) => view.kinds.map((row) => <NextNumber key={`${row.kind}${row.next}`} organisationId={organisationId} row={row} />)}
      </Loaded>
    </Stack>
  )
}

function NextNumber({ organisationId, row }: { readonly organisationId: string; readonly row: NumberingView['kinds'][number] }) {
  const t = useText()
  const feedback = useFeedback()
  const set = useSetNextNumber(organisationId)
  const [next, setNext] = useState<number | string>(row.next)
  const save = () =>
    set.mutate({ kind: row.kind, next: Number(next) }, { onError: feedback.failed, onSuccess: () => feedback.done(t('app.saved')) })
  return (
    <Group align="end" gap="sm">
      <NumberInput
        label={t(`settings.numbers.${row.kind}`)}
        description={t(row.startsAnewEachYear ? 'settings.numbers.anew' : 'settings.numbers.on', { sample: row.sample })}
        min={1}
        max={99_999_999}
        allowDecimal={false}
        hideControls
        value={next}
        onChange={setNext}
      />
      {Number(next) !== row.next && next !== '' && (
        <Button variant="default" loading={set.isPending} onClick={save}>
          {t('app.save')}
        </Button>
      )}
    </Group>
  )
}
