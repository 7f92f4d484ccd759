// The elements that are open while HTML is parsed, as far as formatting goes (HTML §13.2.4.3).

const FORMATTING: ReadonlySet<string> = new Set([
  ...['a', 'b', 'big', 'code', 'em', 'font', 'i', 'nobr', 's', 'small', 'strike', 'strong', 'tt'],
  'u',
]);

// Elements beyond which no end tag of formatting reaches. The formatting in the first ends with them.
const CLOSED: ReadonlySet<string> = new Set(['applet', 'marquee', 'object']);
const HELD: ReadonlySet<string> = new Set(['math', 'select', 'svg', 'template', 'table']);
const CELLS: ReadonlySet<string> = new Set(['caption', 'td', 'th']);
const ROWS: ReadonlySet<string> = new Set(['tbody', 'tfoot', 'thead', 'tr']);

/** So often can the same formatting be open; one more takes the place of the first. */
const ALIKE = 3;

/** `key` tells formatting from other formatting; null for all other elements. */
type Open = { readonly name: string; readonly key: string | null };

/** Where a parser may or may not end formatting, it is held to stay open. */
export class OpenElements {
  readonly #open: Open[] = [];
  #formatting = 0;
  #tables = 0;

  /** How many elements the parser opens again when a block has ended. */
  get formatting(): number {
    return this.#formatting;
  }

  /** Whether tags of this name open what is repeated. */
  static isFormatting(name: string): boolean {
    return FORMATTING.has(name);
  }

  /** A start tag; elements with the same attributes have the same text of `attributes`. */
  enter(name: string, attributes: string): void {
    if (FORMATTING.has(name)) {
      const key = `${name} ${attributes}`;
      if (name === 'a') this.#end((one) => one.name === 'a');
      const alike = this.#findFormatting((one) => one.key === key);
      if (alike.length >= ALIKE) this.#remove(alike.at(-1) ?? -1);
      this.#push({ name, key });
    } else if (CELLS.has(name) || ROWS.has(name)) {
      if (this.#endCell() && CELLS.has(name)) this.#push({ name, key: null });
    } else if (CLOSED.has(name) || HELD.has(name)) {
      this.#push({ name, key: null });
    }
  }

  /** An end tag. */
  leave(name: string): void {
    if (FORMATTING.has(name)) this.#end((one) => one.name === name);
    else if (CELLS.has(name) || ROWS.has(name)) this.#endCell();
    else if (name === 'table') {
      if (this.#endCell()) this.#remove(this.#open.findLastIndex((one) => one.name === name));
    } else this.#endOther(name);
  }

  #endOther(name: string): void {
    const last = this.#open.findLastIndex(({ key }) => key === null);
    if (this.#open[last]?.name !== name) return;
    if (CLOSED.has(name)) this.#cut(last);
    else this.#remove(last);
  }

  /** Ends the cell of the last table with all in it; false when there is no table. */
  #endCell(): boolean {
    if (this.#tables === 0) return false;
    const table = this.#open.findLastIndex(({ name }) => name === 'table');
    let inner = table + 1;
    while (inner < this.#open.length && this.#open[inner]?.key !== null) inner += 1;
    this.#cut(inner);
    return true;
  }

  #end(matches: (one: Open) => boolean): void {
    const [last] = this.#findFormatting(matches);
    if (last !== undefined) this.#remove(last);
  }

  /** From the last to the first; those behind the last element that is none are out of reach. */
  #findFormatting(matches: (one: Open) => boolean): readonly number[] {
    const found: number[] = [];
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const one = this.#open[index];
      if (one === undefined || one.key === null) break;
      if (matches(one)) found.push(index);
    }
    return found;
  }

  #push(one: Open): void {
    this.#open.push(one);
    this.#count(one, 1);
  }

  #remove(index: number): void {
    for (const one of this.#open.splice(index, 1)) this.#count(one, -1);
  }

  #cut(length: number): void {
    for (const one of this.#open.splice(length)) this.#count(one, -1);
  }

  #count({ name, key }: Open, change: 1 | -1): void {
    if (key !== null) this.#formatting += change;
    if (name === 'table') this.#tables += change;
  }
}
