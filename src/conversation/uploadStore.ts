/** Pictures as a platform keeps them, for as long as it does and through restarts. */
export interface UploadStore {
  /** The platform's id of a picture that was uploaded after `since` and not refused, or undefined. */
  find(account: string, pictureHash: string, since: number): Promise<string | undefined>;
  record(account: string, upload: RecordedUpload): Promise<void>;
  /** The platform refused it: it is not found any more, and still counted. */
  markGone(account: string, attachmentId: string, at: number): Promise<void>;
  /** Uploads after `since` (epoch milliseconds): platforms allow so many a month. */
  count(account: string, since: number): Promise<number>;
}

export interface RecordedUpload {
  readonly attachmentId: string;
  /** SHA-256 of its bytes. */
  readonly pictureHash: string;
  /** Epoch milliseconds. */
  readonly uploadedAt: number;
}
