import { REQUEST_KINDS, type RequestKind } from '../../../core/desk/dataRequest.ts';
import { isNumber, isText, listOf, maybe, oneOf, shape } from '../guards.ts';

/** What a person asked about the own data; days are `YYYY-MM-DD`. */
export interface DataRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly contactId: string;
  readonly receivedAt: number;
  readonly reactBy: string;
  readonly doneBy: string;
  readonly reactedAt?: number | undefined;
  readonly doneAt?: number | undefined;
}

/** A wish to delete that a platform passed on. */
export interface PlatformRequest {
  readonly code: string;
  readonly requestedAt: number;
  readonly dueOn: string;
  readonly doneAt?: number | undefined;
}

interface Register {
  readonly requests: readonly DataRequest[];
  readonly platform: readonly PlatformRequest[];
}

export const isRegister = shape<Register>({
  requests: listOf(
    shape<DataRequest>({
      id: isText,
      kind: oneOf(REQUEST_KINDS),
      contactId: isText,
      receivedAt: isNumber,
      reactBy: isText,
      doneBy: isText,
      reactedAt: maybe(isNumber),
      doneAt: maybe(isNumber),
    }),
  ),
  platform: listOf(
    shape<PlatformRequest>({
      code: isText,
      requestedAt: isNumber,
      dueOn: isText,
      doneAt: maybe(isNumber),
    }),
  ),
});

/** The readable part of a person's copy. */
export const isCopy = shape<{ readonly text: string }>({ text: isText });

/** Whose lead it is. */
export const isLeadPerson = shape<{ readonly lead: { readonly contactId: string } }>({
  lead: shape<{ readonly contactId: string }>({ contactId: isText }),
});
