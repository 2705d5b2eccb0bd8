/** What just happened, for the eye and the screen reader: a mistake at once, else in its turn. */
export interface NoticeText {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

export function Notice({ said }: { readonly said: NoticeText | undefined }) {
  const bad = said?.kind === 'bad';
  return (
    <>
      <p class={bad ? 'notice bad' : 'unseen'} role="alert">
        {bad ? said.text : ''}
      </p>
      <p class={said && !bad ? 'notice good' : 'unseen'} role="status">
        {said && !bad ? said.text : ''}
      </p>
    </>
  );
}
