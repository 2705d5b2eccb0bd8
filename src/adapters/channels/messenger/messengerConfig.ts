/** How we are known to Meta; ids and secrets from the app's dashboard at developers.facebook.com. */
export interface MessengerConfig {
  readonly pageId: string;
  readonly appId: string;
  /** Signs webhooks and proves our calls. */
  readonly appSecret: string;
  readonly pageAccessToken: string;
  /** Chosen by the operator, typed into the dashboard with the webhook's URL. */
  readonly verifyToken: string;
  /** Base URL without a slash at the end. */
  readonly graphUrl: string;
  /** E.g. `v25.0`. */
  readonly graphVersion: string;
}
