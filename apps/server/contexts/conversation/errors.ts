/** Error code → HTTP status. */
export const conversationErrors = {
  'conversation.unknown-thread': 404,
  'conversation.unknown-escalation': 404,
  'conversation.unknown-message': 404,
  'conversation.not-held': 409,
  'conversation.outdated-reply': 409,
  'conversation.window-closed': 409,
  'conversation.text-empty': 422,
  'conversation.text-too-long': 422,
  'conversation.text-needs-placeholder': 422,
  'conversation.text-unknown-placeholder': 422,
  'conversation.text-has-price': 422,
  'intake.nothing-to-read': 422,
  'intake.refused': 422,
} as const satisfies Readonly<Record<string, number>>
