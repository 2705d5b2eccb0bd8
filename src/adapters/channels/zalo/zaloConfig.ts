/** How we are known to Zalo; ids and secrets from the console at developers.zalo.me. */
export interface ZaloConfig {
  readonly appId: string;
  /** Signs our OAuth calls; not the key that signs webhooks. */
  readonly appSecret: string;
  readonly oaId: string;
  /** "OA Secret Key" of the app's webhook settings: signs what Zalo posts to us. */
  readonly oaSecretKey: string;
  /** The first one; Zalo gives a new one with each renewal, kept in the `TokenStore`. */
  readonly refreshToken: string;
  /** Base URLs without a slash at the end. */
  readonly openapiUrl: string;
  readonly oauthUrl: string;
}
