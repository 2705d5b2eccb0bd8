import { z } from 'zod';

/** The consultation message and its documented limits. */

const buttonSchema = z.discriminatedUnion('type', [
  z.strictObject({
    title: z.string().min(1),
    type: z.literal('oa.query.hide'),
    payload: z.string().min(1),
  }),
  z.strictObject({
    title: z.string().min(1),
    type: z.literal('oa.open.url'),
    payload: z.strictObject({ url: z.url() }),
  }),
]);

const buttonsSchema = z.strictObject({ buttons: z.array(buttonSchema).min(1) });

const mediaSchema = z.strictObject({
  template_type: z.literal('media'),
  elements: z
    .array(z.strictObject({ media_type: z.literal('image'), attachment_id: z.string().min(1) }))
    .length(1),
});

const formSchema = z.strictObject({
  template_type: z.literal('request_user_info'),
  elements: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        subtitle: z.string().min(1),
        image_url: z.url({ protocol: /^https$/ }),
      }),
    )
    .length(1),
});

export const messageSchema = z.strictObject({
  recipient: z.strictObject({ user_id: z.string().min(1) }),
  message: z
    .strictObject({
      text: z.string().regex(/\S/).optional(),
      attachment: z
        .strictObject({
          type: z.literal('template'),
          payload: z.union([buttonsSchema, mediaSchema, formSchema]),
        })
        .optional(),
    })
    // Words may only be missing beside a picture, and a form has none.
    .refine(({ text, attachment: { payload } = {} }) => {
      if (isForm(payload)) return text === undefined;
      return text !== undefined || isMedia(payload);
    }),
});

export type FakeMessage = z.infer<typeof messageSchema>;

type Payload =
  | z.infer<typeof buttonsSchema>
  | z.infer<typeof mediaSchema>
  | z.infer<typeof formSchema>
  | undefined;

export function isMedia(payload: Payload): payload is z.infer<typeof mediaSchema> {
  return payload !== undefined && 'template_type' in payload && payload.template_type === 'media';
}

export function isForm(payload: Payload): payload is z.infer<typeof formSchema> {
  return (
    payload !== undefined &&
    'template_type' in payload &&
    payload.template_type === 'request_user_info'
  );
}

/** Those that a tap answers; one that opens a page answers nothing. */
export function buttonsOf(payload: Payload) {
  return allButtons(payload).flatMap(({ title, ...button }) =>
    button.type === 'oa.query.hide' ? [{ title, type: button.type, payload: button.payload }] : [],
  );
}

function allButtons(payload: Payload): z.infer<typeof buttonsSchema>['buttons'] {
  return payload !== undefined && 'buttons' in payload ? payload.buttons : [];
}

export function isTooLarge({ message }: FakeMessage): boolean {
  const payload = message.attachment?.payload;
  const buttons = buttonsOf(payload);
  const forms = isForm(payload) ? payload.elements : [];
  return (
    length(message.text ?? '') > 2_000 ||
    allButtons(payload).length > 5 ||
    allButtons(payload).some(({ title }) => length(title) > 100) ||
    buttons.some(({ payload: tapped }) => length(tapped) > 1_000) ||
    forms.some(({ title, subtitle }) => length(title) > 100 || length(subtitle) > 500)
  );
}

function length(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}
