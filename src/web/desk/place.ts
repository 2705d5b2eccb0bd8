import { useEffect, useState } from 'preact/hooks';

/** Which page an address below `/desk` names. */
export type Place =
  | { readonly page: 'leads' }
  | { readonly page: 'lead'; readonly id: string }
  | { readonly page: 'colleagues' | 'requests' | 'account' };

/** What does not name a page is the list of leads. */
export function placeOf(path: string): Place {
  const [, , page, id] = path.split('/');
  if (page === 'leads' && id !== undefined && /^\d{1,18}$/.test(id)) return { page: 'lead', id };
  if (page === 'colleagues' || page === 'requests' || page === 'account') return { page };
  return { page: 'leads' };
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
