import type { JsonObject } from '../json/json-text.ts';
import { type LineShape, type LineTemplate, learnTemplate } from '../json/line-template.ts';
import { RecordPlaces } from './record-places.ts';
import { CutScalars, FlatScalars, type Scalars, scalarsOf } from './scalars.ts';

/** A record with where its kind has what. */
export interface KnownRecord {
  record: Scalars;
  places: RecordPlaces;
}

interface Kind {
  template: LineTemplate;
  places: RecordPlaces;
}

/** Templates that are tried on a line; a program writes few kinds of record often. */
const mostTemplates = 12;
/** Making a template costs as much as parsing some dozens of lines. */
const mostLearnt = 100;
/** A longer line is a kind of its own. */
const longestLearnt = 16_000;
/** Sets of names that are kept in mind. */
const mostShapes = 500;

/**
 * Kinds of record, learnt from the lines of logs: one that is like another is cut, not parsed. What is learnt changes
 * how long reading takes and nothing else, so it is kept from one piece of a log to the next.
 */
export class RecordKinds {
  readonly #recent: Kind[] = [];
  readonly #byNames = new Map<string, RecordPlaces>();
  #learnt = 0;

  /** A log begins. */
  begin(): void {
    this.#learnt = 0;
    if (this.#byNames.size >= mostShapes) this.#byNames.clear();
  }

  /** A line that is like one before it. */
  cut(text: string, column: number): KnownRecord | undefined {
    for (let i = 0; i < this.#recent.length; i += 1) {
      const kind = this.#recent[i];
      const cut = kind?.template.cut(text, column);
      if (!kind || !cut) continue;
      if (i > 0) {
        this.#recent.splice(i, 1);
        this.#recent.unshift(kind);
      }
      return { record: new CutScalars(kind.template, cut), places: kind.places };
    }
    return undefined;
  }

  /** A record that was parsed, and its line. What comes a second time is learnt. */
  parsed(value: JsonObject, text?: string): KnownRecord {
    const record = scalarsOf(value);
    const known = this.#byNames.size;
    const places = this.#placesOf(record.shape);
    if (text === undefined || text.length > longestLearnt || known < this.#byNames.size || this.#learnt >= mostLearnt)
      return { record, places };
    const template = learnTemplate(text, 0);
    if (template) {
      this.#learnt += 1;
      this.#recent.unshift({ template, places: new RecordPlaces(template) });
      if (this.#recent.length > mostTemplates) this.#recent.pop();
    }
    return { record, places };
  }

  /** A record put together. */
  flat(fields: Record<string, string>): KnownRecord {
    const names = Object.keys(fields);
    const record = new FlatScalars({ names, quoted: names.map(() => true) }, Object.values(fields));
    return { record, places: this.#placesOf(record.shape) };
  }

  #placesOf(shape: LineShape): RecordPlaces {
    const key = `${shape.names.join('\n')}\n${shape.quoted.map(Number).join('')}`;
    const known = this.#byNames.get(key);
    if (known) return known;
    const places = new RecordPlaces(shape);
    if (this.#byNames.size < mostShapes) this.#byNames.set(key, places);
    return places;
  }
}
