/** Somebody asked for past orders to be understood again. `data: { replayId }`. */
export const REPLAY_ASKED = 'recognition.replay-asked'

/** Thresholds, the pilot's bounds or the rules of learning changed. `data: { by }`. */
export const RULES_CHANGED = 'recognition.rules-changed'

/** A name was given, taken back or given again by hand. `data: { aliasId, by }`. */
export const ALIAS_CHANGED = 'recognition.alias-changed'
