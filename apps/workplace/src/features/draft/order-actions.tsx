import { Button, Group, Menu, Modal, Text, useMatches } from '@mantine/core'
import type { OrderCommandKind } from '@skladno/contracts'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type MessageKey, useText } from '../../i18n/i18n.tsx'
import { CancelForm } from './cancel-form.tsx'
import { CancelRestForm } from './cancel-rest-form.tsx'
import { useDesk } from './commands.ts'
import { DeliverForm } from './deliver-form.tsx'
import { PaymentForm } from './payment-form.tsx'
import { ReturnForm } from './return-form.tsx'
import { ShipForm } from './ship-form.tsx'

interface Action {
  readonly kind: Extract<
    OrderCommandKind,
    | 'propose'
    | 'confirm'
    | 'change'
    | 'ship'
    | 'deliver'
    | 'record-payment'
    | 'close'
    | 'cancel'
    | 'reissue-invoice'
    | 'cancel-rest'
    | 'return'
  >
  readonly title: Extract<MessageKey, `command.${string}`>
  /** A form asks for what the command needs; without one the command is sent at once. */
  readonly form?: (onDone: () => void) => ReactNode
}

/** In the order a person would press them; only the allowed ones are shown, the first as the main one. */
const ACTIONS: readonly Action[] = [
  { kind: 'confirm', title: 'command.confirm' },
  { kind: 'ship', title: 'command.ship', form: (onDone) => <ShipForm onDone={onDone} /> },
  { kind: 'deliver', title: 'command.deliver', form: (onDone) => <DeliverForm onDone={onDone} /> },
  { kind: 'record-payment', title: 'command.record-payment', form: (onDone) => <PaymentForm onDone={onDone} /> },
  { kind: 'close', title: 'command.close' },
  { kind: 'propose', title: 'command.propose' },
  { kind: 'change', title: 'command.change' },
  { kind: 'reissue-invoice', title: 'command.reissue-invoice' },
  { kind: 'return', title: 'command.return', form: (onDone) => <ReturnForm onDone={onDone} /> },
  { kind: 'cancel-rest', title: 'command.cancel-rest', form: (onDone) => <CancelRestForm onDone={onDone} /> },
  { kind: 'cancel', title: 'command.cancel', form: (onDone) => <CancelForm onDone={onDone} /> },
]

/** Exactly the actions the server allows now. */
export function OrderActions() {
  const t = useText()
  const { order, run, isBusy, canChange, isChanging, setChanging } = useDesk()
  const [open, setOpen] = useState<Action | null>(null)
  const allowed = ACTIONS.filter(({ kind }) => (kind === 'change' ? canChange : order.allowedCommands.includes(kind)))
  const perform = (action: Action) => {
    if (action.form !== undefined) setOpen(action)
    else if (action.kind === 'change') setChanging(!isChanging)
    else if (action.kind === 'reissue-invoice') {
      if (order.invoice !== null) void run({ kind: 'reissue-invoice', invoiceId: order.invoice.id })
    } else if (action.kind === 'confirm' || action.kind === 'propose' || action.kind === 'close') void run({ kind: action.kind })
  }
  const titleOf = (action: Action) => (action.kind === 'change' && isChanging ? t('command.change.done') : t(action.title))
  const shown = useMatches({ base: 1, sm: 2 })
  const rest = allowed.slice(shown)
  return (
    <>
      <Group gap="xs">
        {allowed.slice(0, shown).map((action, index) => (
          <Button
            key={action.kind}
            variant={index === 0 ? 'filled' : 'default'}
            loading={isBusy && index === 0}
            onClick={() => perform(action)}
          >
            {titleOf(action)}
          </Button>
        ))}
        {rest.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" px="xs" aria-label={t('command.more')}>
                <IconDots size={18} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map((action) => (
                <Menu.Item key={action.kind} {...(action.kind === 'cancel' ? { color: 'red' } : {})} onClick={() => perform(action)}>
                  {titleOf(action)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={<Text fw={600}>{open === null ? '' : titleOf(open)}</Text>}>
        {open?.form?.(() => setOpen(null))}
      </Modal>
    </>
  )
}
