import type { MessengerConfig } from '../../src/adapters/channels/messenger/messengerConfig.ts';
import type { ZaloConfig } from '../../src/adapters/channels/zalo/zaloConfig.ts';

/** A made-up Official Account; the ids are as long as real ones. */
export const ZALO: Omit<ZaloConfig, 'openapiUrl' | 'oauthUrl'> = {
  appId: '2710953684170425861',
  appSecret: 'zalo-app-secret-for-tests',
  oaId: '4180052769313846205',
  oaSecretKey: 'zalo-oa-secret-key-for-tests',
  refreshToken: 'zalo-refresh-token-0',
};

/** A made-up Page. */
export const MESSENGER: Omit<MessengerConfig, 'graphUrl'> = {
  pageId: '104857632901477',
  appId: '927316405518830',
  appSecret: 'messenger-app-secret-for-tests',
  pageAccessToken: 'messenger-page-access-token-for-tests',
  verifyToken: 'messenger-verify-token-for-tests',
  graphVersion: 'v25.0',
};
