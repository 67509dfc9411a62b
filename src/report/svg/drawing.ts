/** Elements of a picture, and how large it is. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}
