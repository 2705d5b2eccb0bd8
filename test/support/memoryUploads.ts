import type { RecordedUpload, UploadStore } from '../../src/conversation/uploadStore.ts';

/** Uploads of one process that a test can look into. */
export interface MemoryUploads extends UploadStore {
  readonly recorded: RecordedUpload[];
}

export function memoryUploads(): MemoryUploads {
  const recorded: RecordedUpload[] = [];
  const gone = new Set<string>();
  return {
    recorded,
    find: (_account, hash, since) =>
      Promise.resolve(
        recorded.findLast(
          ({ attachmentId, pictureHash, uploadedAt }) =>
            pictureHash === hash && uploadedAt > since && !gone.has(attachmentId),
        )?.attachmentId,
      ),
    record: (_account, upload) => {
      recorded.push(upload);
      return Promise.resolve();
    },
    markGone: (_account, id) => {
      gone.add(id);
      return Promise.resolve();
    },
    count: (_account, since) =>
      Promise.resolve(recorded.filter(({ uploadedAt }) => uploadedAt > since).length),
  };
}
