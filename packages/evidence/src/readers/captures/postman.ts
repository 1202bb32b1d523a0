import type { Section } from '../../document.ts';
import type { Exchange } from '../../exchange.ts';
import { type Claim, foundOf, indicesFrom, inOrder } from '../../http/claims.ts';
import { eachJson, objectsIn } from '../../json/each-json.ts';
import type { JsonPlace } from '../../json/json-in-lines.ts';
import { placeIn } from '../../place.ts';
import { consoleEntries } from '../../postman/console-json.ts';
import { consoleClaims } from '../../postman/console-text.ts';
import { headersOf, requestOf, responseOf, urlOf } from '../../postman/shapes.ts';
import type { Found, Reader } from '../../reader.ts';

const id = 'postman';

/** Reads responses saved in Postman collections, results exported from Postman's runner, and what its console shows. */
export const postman: Reader = {
  id,
  title: 'Postman',
  formats: [
    {
      title: 'Postman collection with saved responses',
      sample: 'collection.json',
      source: 'https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html',
    },
    {
      title: 'Postman collection run, exported',
      sample: 'run.json',
      source: 'https://learning.postman.com/docs/tests-and-scripts/running-collections/intro-to-collection-runs/',
    },
    {
      title: 'Postman console, copied as JSON',
      sample: 'console.json',
      source: 'https://learning.postman.com/docs/sending-requests/response-data/troubleshooting-api-requests/',
    },
    {
      title: 'Postman console, copied as text',
      sample: 'console.txt',
      source: 'https://community.postman.com/t/error-could-not-send-request/39105',
    },
  ],
  read(section: Section): Found[] {
    const { lines } = section;
    const claims: Claim[] = [];
    if (lines.some((line) => line.includes('"originalRequest"') || line.includes('"responseCode"'))) {
      const take = (place: JsonPlace): boolean => {
        const exchanges = [...savedIn(place, section), ...runIn(place, section)];
        if (exchanges.length > 0) claims.push({ indices: indicesFrom(place.first, place.last), exchanges });
        return exchanges.length > 0;
      };
      eachJson(lines, take, /"originalRequest"\s*:\s*[{"]/);
    }
    if (lines.some((line) => line.includes('"Response Headers"') || line.includes('"Request Headers"')))
      claims.push(...consoleEntries(section, id));
    claims.push(...consoleClaims(section, id));
    return foundOf(section, inOrder(claims));
  },
};

/** Examples that were saved with their request: `response[]` of an item. */
function savedIn(root: JsonPlace, section: Section): Exchange[] {
  const { firstLine } = section;
  const isSaved = (place: JsonPlace) =>
    place.get('originalRequest') !== undefined && responseOf(place, firstLine) !== undefined;
  return objectsIn(root, isSaved).map((place) => {
    const asked = place.get('originalRequest');
    const response = responseOf(place, firstLine);
    const time = place.get('responseTime')?.number;
    const name = place.get('name')?.text;
    return {
      ...placeIn(section, id, place.first, place.last),
      seenFrom: 'client',
      ...(asked ? { request: requestOf(asked, firstLine) } : {}),
      ...(response ? { response } : {}),
      ...(time !== undefined && time >= 0 ? { durationMs: time } : {}),
      ...(name ? { fields: { name } } : {}),
    };
  });
}

/** Results of the runner: each has its URL and `responseCode`; the methods stand with the collection's requests. */
function runIn(root: JsonPlace, section: Section): Exchange[] {
  const { firstLine } = section;
  const requests = new Map(
    (root.get('collection')?.get('requests')?.items ?? []).map((request) => [request.get('id')?.text, request]),
  );
  return (root.get('results')?.items ?? []).flatMap((result) => {
    const response = responseOf(result, firstLine);
    const url = result.get('url');
    const address = urlOf(url);
    if (!address || !url || !result.get('responseCode')) return [];
    const asked = requests.get(result.get('id')?.text);
    const method = asked?.get('method')?.text;
    const time = result.get('time')?.number;
    const name = result.get('name')?.text;
    const failed = (result.get('tests')?.members ?? []).filter(([, passed]) => passed.scalar === 'false');
    const fields = {
      ...(name ? { name } : {}),
      ...(failed.length ? { failedTests: failed.map(([test]) => test).join('; ') } : {}),
    };
    const exchange: Exchange = {
      ...placeIn(section, id, result.first, result.last),
      seenFrom: 'client',
      request: {
        ...(method ? { method } : {}),
        url: address,
        headers: headersOf(asked?.get('headerData') ?? asked?.get('header'), firstLine),
        line: firstLine + url.first,
      },
      ...(response ? { response } : {}),
      ...(time !== undefined && time > 0 ? { durationMs: time } : {}),
      ...(Object.keys(fields).length ? { fields } : {}),
    };
    return [exchange];
  });
}
