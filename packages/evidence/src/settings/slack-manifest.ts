import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Section } from '../document.ts';
import type { Found } from '../reader.ts';
import type { Setting } from '../setting.ts';

const own =
  /^\s*(?:display_information|event_subscriptions|bot_events|oauth_config|socket_mode_enabled|request_url|_metadata|features|interactivity):/;
const inYaml = /^(?:\s*$|\s*#|\s*- |\s*[\w."'-]{1,60}:(?:\s|$)|\s+\S)/;
const wanted =
  /(?:^|\.)(?:request_url|bot_events|user_events|is_enabled|socket_mode_enabled|url|token_rotation_enabled)$/;
const longest = 400;

/** The settings of a Slack app's manifest in YAML (https://api.slack.com/reference/manifests). */
export function slackManifests(section: Section, reader: string): Found[] {
  const found: Found[] = [];
  const { lines } = section;
  if (!lines.some((line) => /^\s*event_subscriptions:/.test(line))) return found;
  for (let i = 0; i < lines.length; i += 1) {
    if (!/^[a-z_]{3,40}:\s*$/.test(lines[i] ?? '') || !own.test(lines[i] ?? '')) continue;
    let end = i;
    while (end + 1 < lines.length && end - i < longest && inYaml.test(lines[end + 1] ?? '')) end += 1;
    while (end > i && (lines[end] ?? '').trim() === '') end -= 1;
    const block = lines.slice(i, end + 1);
    const settings = block.some((line) => /^\s*event_subscriptions:/.test(line)) ? read(block, section, i, reader) : [];
    if (settings.length > 0)
      found.push({ firstLine: section.firstLine + i, lastLine: section.firstLine + end, settings });
    i = end;
  }
  return found;
}

function read(block: readonly string[], section: Section, offset: number, reader: string): Setting[] {
  const counter = new LineCounter();
  const document = parseDocument(block.join('\n'), { lineCounter: counter, logLevel: 'silent' });
  const settings: Setting[] = [];
  const lineOf = (range: readonly number[] | null | undefined) =>
    section.firstLine + offset + counter.linePos(range?.[0] ?? 0).line - 1;
  const walk = (node: unknown, name: string, depth: number): void => {
    if (depth > 8) return;
    if (isMap(node)) {
      for (const { key, value } of node.items)
        if (isScalar(key)) walk(value, name ? `${name}.${String(key.value)}` : String(key.value), depth + 1);
      return;
    }
    if (!wanted.test(name)) return;
    const value = isSeq(node)
      ? node.items.map((item) => (isScalar(item) ? String(item.value) : '')).join(', ')
      : isScalar(node)
        ? String(node.value)
        : undefined;
    if (value === undefined || !(isSeq(node) || isScalar(node))) return;
    const line = lineOf(node.range);
    settings.push({
      reader,
      artifact: section.artifact,
      firstLine: line,
      lastLine: line,
      of: 'subscription',
      name,
      value,
      order: settings.length,
    });
  };
  walk(document.contents, '', 0);
  const address = settings.find(({ name }) => /(?:^|\.)request_url$/.test(name))?.value;
  return address ? settings.map((setting) => ({ ...setting, scope: address })) : settings;
}
