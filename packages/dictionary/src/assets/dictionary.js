// What the pages can do beside being read: search, and copying a command. Without it they are whole.
(() => {
  /** Words of a text, lower case. */
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

  /** Everything that can be found, with the words of each of its texts. */
  const readCauses = () =>
    [...document.querySelectorAll('#all [data-cause]')].map((item) => {
      const id = item.dataset.cause;
      const printed = globalThis.causewayPrinted?.[id] ?? [];
      const head = [item.querySelector('a').textContent, id, item.dataset.symptoms].join(' ');
      return {
        item,
        texts: [head, ...printed].map((text, i) => ({ line: i > 0 ? text : null, words: new Set(wordsOf(text)) })),
      };
    });

  /** How much a word tells: one that stands with many causes tells little, one that stands with none is a name or an id. */
  const weigh = (words, causes) =>
    words.map((word, i) => {
      // The last word may still be being typed.
      const isIn = (set) =>
        set.has(word) || (i === words.length - 1 && [...set].some((other) => other.startsWith(word)));
      const count = causes.filter(({ texts }) => texts.some((text) => isIn(text.words))).length;
      return { isIn, weight: count > 0 ? Math.log(1 + causes.length / count) : 0.2 };
    });

  /** The causes that a query is near to, the nearest first, each with the line that is nearest. */
  const search = (query, causes) => {
    const words = [...new Set(wordsOf(query))].slice(0, 50);
    const weighed = weigh(words, causes);
    const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
    const hits = causes
      .map(({ item, texts }) => {
        const shares = texts.map(({ words: own }) =>
          weighed.reduce((sum, { isIn, weight }) => sum + (isIn(own) ? weight : 0), 0),
        );
        const best = Math.max(...shares);
        // A shorter line with the same words is the nearer one.
        const at = shares
          .map((share, i) => [share, -texts[i].words.size, i])
          .toSorted((a, b) => b[0] - a[0] || b[1] - a[1])[0][2];
        // Of two that have as much of it in one line, that is likelier which speaks of it more often.
        const together = shares.reduce((sum, share) => sum + share, 0);
        return { item, share: best / all, together, line: texts[at].line };
      })
      .toSorted((a, b) => b.share - a.share || b.together - a.together);
    // A few words are all meant; of a pasted line many are beside the point.
    const enough = words.length <= 3 ? 0.99 : Math.max(0.3, (hits[0]?.share ?? 0) * 0.6);
    return hits.filter(({ share }) => share >= enough);
  };

  const startSearch = (box) => {
    const [input, results, all, found] = ['q', 'results', 'all', 'found'].map((id) => document.getElementById(id));
    let causes;
    const show = () => {
      const isSearching = wordsOf(input.value).length > 0;
      all.hidden = isSearching;
      results.hidden = !isSearching;
      results.replaceChildren();
      found.textContent = '';
      if (!isSearching) return;
      causes ??= readCauses();
      const hits = search(input.value, causes);
      found.textContent =
        hits.length === 0
          ? 'No cause has these words. Fewer words find more.'
          : `${hits.length} of ${causes.length} causes`;
      for (const { item, line } of hits) {
        const shown = item.cloneNode(true);
        const quoted = shown.querySelector('.line');
        if (line !== null && quoted) {
          quoted.textContent = line;
          quoted.classList.add('hit');
        }
        results.append(shown);
      }
    };
    box.hidden = false;
    input.addEventListener('input', show);
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === 'ArrowDown') results.querySelector('a')?.focus();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === '/' && document.activeElement !== input && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      }
      if (event.key === 'Escape' && input.value !== '') {
        input.value = '';
        show();
        input.focus();
      }
    });
    input.value = new URLSearchParams(location.search).get('q') ?? input.value;
    show();
  };

  /** A button that copies a command; where the browser lets nobody copy, there is none. */
  const offerCopy = (block) => {
    if (!navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(block.querySelector('code').textContent);
      button.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
    block.append(button);
  };

  const box = document.getElementById('search');
  if (box) startSearch(box);
  document.querySelectorAll('.command').forEach(offerCopy);
})();
