import { Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import type { DemoView } from '@skladno/contracts'
import { DemoStage, EmbeddedPage, EmptyState, PanelSkeleton, StepStrip, Suggestions } from '@skladno/ui'
import { IconExternalLink, IconPlugConnectedX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { demoQuery } from '../../api/demo.ts'
import { type Phone, useWriteFromPhone } from '../../api/demo-phone.ts'
import { ApiError } from '../../api/http.ts'
import { useLiveUpdates } from '../../api/live.ts'
import { meQuery, signIn } from '../../api/session.ts'
import { threadQuery, threadsQuery } from '../../api/threads.ts'
import { useText } from '../../i18n/i18n.tsx'
import { CustomerPhone } from './customer-phone.tsx'
import { stepsOf } from './steps.ts'

type Customer = DemoView['customers'][number]

/** A customer's phone beside the workplace, and the strip that names what happens between them. */
export function DemoApp(): ReactNode {
  const t = useText()
  const demo = useQuery(demoQuery)
  useEffect(() => {
    document.title = t('demo.title')
  }, [t])
  const isReady = useEmployee(demo.data)
  if (demo.error !== null)
    return <EmptyState icon={<IconPlugConnectedX />} title={t('demo.unavailable')} hint={t('demo.unavailable.hint')} />
  const first = demo.data?.customers[0]
  if (demo.data === undefined || first === undefined || !isReady) return <PanelSkeleton />
  return <Stage demo={demo.data} first={first} />
}

/** The visitor looks over the manager's shoulder: signed in as a demo manager, unless they already are somebody. */
function useEmployee(demo: DemoView | undefined): boolean {
  const me = useQuery(meQuery)
  const login = demo?.logins.find((each) => each.role === 'sales') ?? demo?.logins[0]
  const { mutate, isIdle } = useMutation({
    mutationFn: ({ email, password }: { readonly email: string; readonly password: string }) => signIn(email, password),
    onSuccess: () => me.refetch(),
  })
  const isStranger = me.error instanceof ApiError && me.error.status === 401
  useEffect(() => {
    if (isStranger && isIdle && login !== undefined) mutate(login)
  }, [isStranger, isIdle, login, mutate])
  return me.data !== undefined
}

const digitsOf = (phone: string | null): string => (phone ?? '').replaceAll(/\D/g, '')

function Stage({ demo, first }: { readonly demo: DemoView; readonly first: Customer }) {
  const t = useText()
  const [waId, setWaId] = useState(digitsOf(first.phone))
  const customer = demo.customers.find((each) => digitsOf(each.phone) === waId) ?? first
  const { thread, isKnown } = useThreadOf(waId)
  const steps = thread === undefined ? [] : stepsOf(thread, t)
  return (
    <DemoStage
      head={
        <>
          <Stack gap={0}>
            <Title order={1}>{t('demo.title')}</Title>
            <Text c="dimmed">{customer.note ?? t('demo.hint')}</Text>
          </Stack>
          <Group gap="xs">
            <Select
              aria-label={t('demo.customer')}
              w={320}
              maw="100%"
              allowDeselect={false}
              data={demo.customers.map((each) => ({ value: digitsOf(each.phone), label: `${each.name}, ${each.company}` }))}
              value={waId}
              onChange={(next) => next !== null && setWaId(next)}
            />
            <Button
              component="a"
              href="/workplace/"
              target="_blank"
              variant="default"
              leftSection={<IconExternalLink size={16} aria-hidden />}
            >
              {t('demo.open-workplace')}
            </Button>
          </Group>
        </>
      }
      phone={
        demo.simulatorUrl === null ? (
          <EmptyState icon={<IconPlugConnectedX />} title={t('demo.phone.none')} hint={t('demo.phone.none.hint')} />
        ) : (
          <PhoneWithSuggestions
            key={waId}
            phoneUrl={demo.simulatorUrl}
            waId={waId}
            customer={customer}
            seller={demo.companyName}
            suggestions={customer.suggestions.length > 0 ? customer.suggestions : demo.suggestions}
          />
        )
      }
      workplace={
        isKnown && (
          <EmbeddedPage
            src={thread === undefined ? '/workplace/inbox' : `/workplace/inbox/${thread.thread.id}`}
            title={t('demo.workplace')}
          />
        )
      }
      strip={steps.length === 0 ? <Text c="dimmed">{t('demo.strip.empty')}</Text> : <StepStrip steps={steps} label={t('demo.strip')} />}
    />
  )
}

interface PhoneWithSuggestionsProps {
  readonly phoneUrl: string
  readonly waId: string
  readonly customer: Customer
  readonly seller: string
  readonly suggestions: readonly string[]
}

const SUGGESTED = 3

function PhoneWithSuggestions({ phoneUrl, waId, customer, seller, suggestions }: PhoneWithSuggestionsProps) {
  const t = useText()
  const phone = useMemo<Phone>(() => ({ url: phoneUrl, waId }), [phoneUrl, waId])
  const send = useWriteFromPhone(phone)
  return (
    <>
      <CustomerPhone phone={phone} name={customer.name} company={customer.company} seller={seller} />
      <Suggestions texts={suggestions.slice(0, SUGGESTED)} label={t('demo.suggestions')} onPick={(text) => send.mutate({ text })} />
    </>
  )
}

/** The conversation of a phone, if it has begun; `isKnown` once that is clear. */
function useThreadOf(waId: string) {
  useLiveUpdates('/api/v1/live')
  const threads = useQuery(threadsQuery({}))
  const found = threads.data?.find((each) => digitsOf(each.phone) === waId)
  const thread = useQuery({ ...threadQuery(found?.id ?? ''), enabled: found !== undefined }).data
  return { thread, isKnown: threads.isError || (threads.isSuccess && (found === undefined || thread !== undefined)) }
}
