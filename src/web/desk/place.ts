import { useEffect, useState } from 'preact/hooks';

/** What an address below `/desk` names: a page of `pages.tsx`, and what it is about. */
export interface Place {
  /** Empty: where one begins. */
  readonly page: string;
  readonly id?: string;
}

/** The place of `/desk/<page>/<id>`. */
export function placeOf(path: string): Place {
  const [, , page = '', id] = path.split('/');
  return id === undefined || id === '' ? { page } : { page, id };
}

const MOVED = 'ansinh:moved';

/** Goes to an address of the desk without loading the page anew. */
export function go(address: string): void {
  history.pushState(null, '', address);
  dispatchEvent(new Event(MOVED));
}

/** The address shown, kept up with links and the browser's own buttons. */
export function useAddress(): string {
  const [address, setAddress] = useState(() => location.pathname);
  useEffect(() => {
    const look = () => {
      setAddress(location.pathname);
    };
    addEventListener('popstate', look);
    addEventListener(MOVED, look);
    return () => {
      removeEventListener('popstate', look);
      removeEventListener(MOVED, look);
    };
  }, []);
  return address;
}
