import type { ReceivedCall } from './loopback.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** An upload as a platform reads it. */
export interface UploadedPicture {
  readonly fields: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

/** The picture of a multipart request; undefined when there is none, or it is neither PNG nor JPEG. */
export async function uploadedPicture(
  { headers, bytes }: ReceivedCall,
  name: string,
): Promise<UploadedPicture | undefined> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return undefined;
  const response = new Response(Uint8Array.from(bytes), { headers: { 'content-type': type } });
  const form = await response.formData();
  const file = form.get(name);
  if (!(file instanceof Blob)) return undefined;
  const picture = Buffer.from(await file.arrayBuffer());
  if (![PNG, JPEG].some((start) => picture.subarray(0, start.length).equals(start)))
    return undefined;
  const fields = [...form].flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
  return { fields: new Map(fields), bytes: picture };
}
