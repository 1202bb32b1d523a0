/** Letters and digits that are a number or an id: they differ from one line to the next and say nothing of the kind. */
const variable = /[0-9a-f]{8,}(?:-[0-9a-f]{4,}){0,4}|\d+/gi;
/** Characters that are looked at: lines that begin alike for so long are of a kind. */
const looked = 200;

/** What a line says without its numbers and ids: equal for lines of one kind. */
export function templateOf(text: string): string {
  return text.slice(0, looked).replace(variable, '#');
}
