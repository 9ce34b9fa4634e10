import { Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './states.css'

export interface EmptyStateProps {
  readonly icon?: ReactNode
  readonly title: string
  readonly hint?: string
  readonly action?: ReactNode
}

/** What to read, and what to do, where there is nothing to show yet. */
export function EmptyState({ icon, title, hint, action }: EmptyStateProps) {
  return (
    <div className="sk-state">
      <span className="sk-state-icon">{icon}</span>
      <Title order={2}>{title}</Title>
      {hint !== undefined && (
        <Text c="dimmed" maw={420}>
          {hint}
        </Text>
      )}
      {action}
    </div>
  )
}

export interface ErrorStateProps {
  readonly title: string
  readonly hint: string
  readonly retryLabel: string
  readonly onRetry: () => void
}

/** Something could not be loaded: what, and the way out. */
export function ErrorState({ title, hint, retryLabel, onRetry }: ErrorStateProps) {
  return (
    <div className="sk-state" role="alert">
      <span className="sk-state-icon">
        <IconCloudOff />
      </span>
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw={420}>
        {hint}
      </Text>
      <Button variant="default" onClick={onRetry}>
        {retryLabel}
      </Button>
    </div>
  )
}

/** Rows that will be here in a moment. */
export function RowsSkeleton({ rows = 8, height = 44 }: { readonly rows?: number; readonly height?: number }) {
  return (
    <Stack gap="xs" p="sm" aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move
        <Skeleton key={index} height={height} radius="md" />
      ))}
    </Stack>
  )
}

/** A card or panel that will be here in a moment. */
export function PanelSkeleton() {
  return (
    <Stack gap="sm" p="md" aria-hidden>
      <Skeleton height={26} width="45%" />
      <Skeleton height={14} width="70%" />
      <Skeleton height={120} />
      <Skeleton height={120} />
    </Stack>
  )
}

/** A conversation that will be here in a moment. */
export function ConversationSkeleton() {
  return (
    <Stack gap="sm" p="md" aria-hidden>
      <Skeleton height={48} width="60%" radius="lg" />
      <Skeleton height={90} width="70%" radius="lg" ml="auto" />
      <Skeleton height={36} width="40%" radius="lg" />
      <Skeleton height={64} width="65%" radius="lg" ml="auto" />
    </Stack>
  )
}
