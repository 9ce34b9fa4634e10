/** A Graph refusal: what Meta's error-code page promises for each code. */
export interface GraphError {
  readonly code: number
  readonly status: number
  readonly title: string
  readonly details: string
  readonly subcode?: number
}

const table: Readonly<Record<number, readonly [status: number, title: string, details: string]>> = {
  0: [401, 'AuthException', 'Unable to authenticate the app user'],
  1: [400, 'API Unknown', 'Invalid request or possible server error'],
  2: [503, 'API Service', 'Temporary due to downtime or due to being overloaded'],
  3: [403, 'API Method', 'Capability or permissions issue'],
  4: [429, 'API Too Many Calls', 'The app has reached its API call rate limit'],
  10: [403, 'Permission Denied', 'Permission is either not granted or has been removed'],
  100: [400, 'Invalid parameter', 'The request included one or more unsupported or misspelled parameters'],
  190: [401, 'Error validating access token', 'The access token has expired'],
  200: [403, 'API Permission', 'Permission is either not granted or has been removed'],
  368: [403, 'Temporarily blocked for policies violations', 'The account was restricted from messaging'],
  80007: [429, 'Rate limit issues', 'The WhatsApp Business Account has reached its rate limit'],
  130429: [429, 'Rate limit hit', 'Cloud API message throughput has been reached'],
  130472: [400, "User's number is part of an experiment", 'Message was not sent as part of an experiment'],
  131000: [500, 'Something went wrong', 'Message failed to send due to an unknown error'],
  131005: [403, 'Access denied', 'Permission is either not granted or has been removed'],
  131008: [400, 'Required parameter is missing', 'The request is missing a required parameter'],
  131009: [400, 'Parameter value is not valid', 'One or more parameter values are invalid'],
  131016: [503, 'Service unavailable', 'A service is temporarily unavailable'],
  131021: [400, 'Recipient cannot be sender', 'Sender and recipient phone number is the same'],
  131026: [400, 'Message undeliverable', 'Unable to deliver message'],
  131030: [400, 'Recipient phone number not in allowed list', 'The test number may write to listed recipients only'],
  131031: [403, 'Account has been locked', 'The account was locked for a policy violation'],
  131042: [400, 'Business eligibility payment issue', 'There was an error related to your payment method'],
  131047: [400, 'Re-engagement message', 'More than 24 hours have passed since the customer last replied to this number'],
  131048: [400, 'Spam rate limit hit', 'Restrictions on how many messages can be sent from this number'],
  131049: [400, 'Meta chose not to deliver', 'This message was not delivered to maintain healthy ecosystem engagement'],
  131050: [400, 'User has stopped marketing messages', 'The recipient chose to stop receiving marketing messages'],
  131051: [400, 'Unsupported message type', 'Message type is not currently supported'],
  131052: [400, 'Media download error', 'Unable to download the media sent by the user'],
  131053: [400, 'Media upload error', 'Unable to upload the media used in the message'],
  131056: [429, 'Pair rate limit hit', 'Too many messages sent to the same person in a short period of time'],
  131057: [503, 'Account in maintenance mode', 'The business account is in maintenance mode'],
  132000: [400, 'Template param count mismatch', 'The number of parameters does not match the template'],
  132001: [404, 'Template does not exist', 'The template does not exist in the language or is not approved'],
  132005: [400, 'Template hydrated text too long', 'Translated text too long'],
  132007: [400, 'Template format character policy violated', 'Template content violates a policy'],
  132012: [400, 'Template parameter format mismatch', 'Parameter values formatted incorrectly'],
  132015: [400, 'Template is paused', 'Template is paused due to low quality'],
  132016: [400, 'Template is disabled', 'Template was paused too many times and is disabled'],
  132018: [400, 'Template parameter invalid', 'A parameter has line breaks, tabs or more than four spaces'],
  132068: [400, 'Flow is blocked', 'Flow is in blocked state'],
  132069: [400, 'Flow is throttled', 'Flow is in throttled state'],
  133004: [503, 'Server temporarily unavailable', 'Server is temporarily unavailable'],
  133010: [400, 'Phone number not registered', 'Phone number not registered on the platform'],
}

/** The documented refusal for a code, with our details in place of the usual ones. */
export function graphError(code: number, details?: string): GraphError {
  const [status, title, usual] = table[code] ?? [400, `Error ${code}`, `Error ${code}`]
  return { code, status, title, details: details ?? usual }
}

/** The answer body of a refusal. */
export function errorBody(error: GraphError): object {
  return {
    error: {
      message: `(#${error.code}) ${error.title}`,
      type: 'OAuthException',
      code: error.code,
      ...(error.subcode === undefined ? {} : { error_subcode: error.subcode }),
      error_data: { messaging_product: 'whatsapp', details: error.details },
      fbtrace_id: 'ASimulatedTraceIdOfNoUse',
    },
  }
}

/** The same refusal inside a `failed` status. */
export function errorInStatus(error: GraphError): object {
  return {
    code: error.code,
    title: error.title,
    message: error.title,
    error_data: { details: error.details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  }
}
