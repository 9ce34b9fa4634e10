/** Who looks. A contact without the right sees the order without a single price; only staff see stock of every kind and reasons of prices. */
export type Audience =
  | { readonly kind: 'staff'; readonly locale: 'ru' | 'en'; readonly may: (permission: string) => boolean }
  | { readonly kind: 'contact'; readonly locale: 'ru' | 'en'; readonly seesPrices: boolean; readonly mayConfirm: boolean }
