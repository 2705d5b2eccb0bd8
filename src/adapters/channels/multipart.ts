/** A request's body in parts, with the type that names their border. */
export interface Multipart {
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** The fields, then a PNG under `name`, as `multipart/form-data` (RFC 7578). */
export async function multipart(
  fields: Readonly<Record<string, string>>,
  { name, png }: { readonly name: string; readonly png: Uint8Array },
): Promise<Multipart> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append(name, new Blob([Uint8Array.from(png)], { type: 'image/png' }), 'picture.png');
  const written = new Response(form);
  const body = new Uint8Array(await written.arrayBuffer());
  return { body, contentType: written.headers.get('content-type') ?? '' };
}
