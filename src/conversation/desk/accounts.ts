/** What a browser is given to stay signed in: whole `Set-Cookie` lines. */
export interface SignedIn {
  readonly accountId: string;
  readonly cookies: readonly string[];
}

/** Names and passwords of those who may sign in; knows nothing of roles. */
export interface Accounts {
  /**
   * Undefined for a name nobody has and for a wrong password alike, after the same work. `headers`
   * are the request's.
   */
  signIn(
    given: { readonly username: string; readonly password: string },
    headers: Headers,
  ): Promise<SignedIn | undefined>;
  /** The id of the session whose cookie stands in `headers`; undefined when it is none of ours or over. */
  sessionOf(headers: Headers): Promise<string | undefined>;
  /** `Set-Cookie` lines that make a browser forget its session. */
  forgetCookies(headers: Headers): Promise<readonly string[]>;
  /** Makes the account, or gives an account a new name and password. False: the name is taken. */
  put(account: NewAccount): Promise<boolean>;
  setPassword(accountId: string, password: string): Promise<void>;
  isPassword(accountId: string, password: string): Promise<boolean>;
  /** The name an account signs in with; undefined before the invitation was accepted. */
  usernameOf(accountId: string): Promise<string | undefined>;
}

export interface NewAccount {
  readonly id: string;
  readonly username: string;
  readonly password: string;
}
