/** As `operator` of `phrases/vi.yaml` is shipped: it names nobody yet. */
export const SHIPPED_OPERATOR = 'nhóm tư vấn bảo hiểm xã hội tự nguyện';
