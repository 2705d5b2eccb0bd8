/** What a browser is given to stay signed in: whole `Set-Cookie` lines. */
export interface SignedIn {
  readonly accountId: string;
  readonly cookies: readonly string[];
}

/** Who may sign in with which password; knows nothing of roles. `headers` are a request's. */
export interface Accounts {
  /** Undefined for a name nobody has and for a wrong password alike, after the same work. */
  signIn(
    given: { readonly username: string; readonly password: string },
    headers: Headers,
  ): Promise<SignedIn | undefined>;
  /** The id of the session whose cookie the request carries; undefined when it is none of ours or over. */
  sessionOf(headers: Headers): Promise<string | undefined>;
  /** Ends that session; resolves to the `Set-Cookie` lines that make the browser forget it. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** The password as it may be kept. */
  hashOf(password: string): Promise<string>;
  isPassword(hash: string, password: string): Promise<boolean>;
}
