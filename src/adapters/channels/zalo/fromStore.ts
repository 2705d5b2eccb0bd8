import { DeliveryError } from '../../../conversation/ports.ts';

/** A store that fails has sent nothing: the message may be tried again. */
export async function fromStore<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof DeliveryError) throw cause;
    throw new DeliveryError('retry', 'token_store', { cause });
  }
}
