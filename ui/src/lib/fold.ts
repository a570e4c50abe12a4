/** Lower case without accents, so that "Sian" finds "Siân". */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase("en-GB");
}
