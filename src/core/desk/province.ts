/** A province with its communes, by the names the desk shows: `phường Ba Đình`. */
export interface Province {
  readonly id: string;
  readonly name: string;
  readonly communes: readonly { readonly id: string; readonly name: string }[];
}
