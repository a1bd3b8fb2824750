'use strict';
// Everything here is a convenience: the pages say the same without it.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const fill = (pattern, ...parts) => pattern.replace(/\{(\d)\}/g, (_, index) => parts[index]);

  foldContents();
  document.querySelectorAll('form.filters').forEach(startFilter);
  document.querySelectorAll('svg.year').forEach(startCalendar);
  document.querySelectorAll('section.search').forEach(startSearch);

  /** Where it would push the news off the screen. */
  function foldContents() {
    if (!window.matchMedia('(min-width: 64rem)').matches) {
      all('.contents details').forEach((details) => { details.open = false; });
    }
  }

  function startFilter(form) {
    const events = all('.details li.event, article.event');
    form.hidden = events.length === 0;
    form.addEventListener('change', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    apply();

    function apply() {
      const levels = new Set(new FormData(form).getAll('level'));
      const repo = form.elements.repo ? form.elements.repo.value : '';
      const isLeft = (part) => repo !== '' && part.dataset.repo !== repo;
      all('section[data-repo]').forEach((part) => { part.hidden = isLeft(part); });
      all('section[data-level]').forEach((part) => { part.hidden = !levels.has(part.dataset.level); });
      events.forEach((event) => { event.hidden = !levels.has(event.dataset.level); });
      all('.details .repo > ul').forEach(hideIfEmpty);
      all('.contents a').forEach(hideIfLeftOut);
      const shown = events.filter((event) => !event.closest('[hidden]')).length;
      form.querySelector('[role="status"]').textContent = fill(form.dataset.shown, shown, events.length);
    }
  }

  /** A list with nothing left in it, and the label above it. */
  function hideIfEmpty(list) {
    const items = all(':scope > li.event', list);
    const empty = items.length > 0 && items.every((item) => item.hidden);
    list.hidden = empty;
    list.previousElementSibling.hidden = empty;
  }

  /** An entry of the contents that leads to what is not shown. */
  function hideIfLeftOut(link) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    link.parentElement.hidden = target !== null && target.closest('[hidden]') !== null;
  }

  /** One stop for the tab key; the arrow keys move by day and by week. */
  function startCalendar(map) {
    const links = new Map(all('a', map).map((link) => [link.dataset.day, link]));
    const steps = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };
    let current = Array.from(links.values()).pop();
    links.forEach((link) => link.setAttribute('tabindex', link === current ? '0' : '-1'));
    map.addEventListener('keydown', (event) => {
      const step = steps[event.key];
      const from = event.target.closest('a');
      if (step && from) {
        event.preventDefault();
        move(next(from.dataset.day, step));
      }
    });

    function next(day, step) {
      const date = new Date(day + 'T00:00:00Z');
      for (let i = 0; i < 366; i++) {
        date.setUTCDate(date.getUTCDate() + step);
        const link = links.get(date.toISOString().slice(0, 10));
        if (link) {
          return link;
        }
      }
      return null;
    }

    function move(link) {
      if (link) {
        current.setAttribute('tabindex', '-1');
        link.setAttribute('tabindex', '0');
        link.focus();
        current = link;
      }
    }
  }

  function startSearch(section) {
    const PAGE = 50;
    const BATCH = 8;
    const days = section.dataset.days.split(' ').filter((day) => day !== '');
    const form = section.querySelector('form');
    const status = section.querySelector('[role="status"]');
    const results = section.querySelector('.results');
    const more = section.querySelector('button');
    const known = new Map();
    let run = 0;
    let position = 0;
    let timer = 0;

    window.courantDay = (data) => known.set(data.day, data);
    section.hidden = days.length === 0;
    form.addEventListener('submit', (event) => { event.preventDefault(); begin(); });
    form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(begin, 150); });
    more.addEventListener('click', () => read(run, results.children.length + PAGE));

    function begin() {
      results.replaceChildren();
      position = 0;
      status.textContent = '';
      more.hidden = true;
      run++;
      const asked = question();
      if (asked.words.length > 0 || asked.level !== '' || asked.repo !== '') {
        read(run, PAGE);
      }
    }

    function question() {
      return {
        words: plain(form.elements.query.value).split(/\s+/).filter((word) => word !== ''),
        level: form.elements.level.value,
        repo: form.elements.repo.value,
      };
    }

    /** Newest first, until there is a page of results or no day left. */
    async function read(ofRun, wanted) {
      const asked = question();
      more.hidden = true;
      while (position < days.length && results.children.length < wanted) {
        const batch = days.slice(position, position + BATCH);
        status.textContent = fill(section.dataset.reading, results.children.length, position + 1);
        await Promise.all(batch.map(load));
        if (ofRun !== run) {
          return;
        }
        for (const day of batch) {
          add(known.get(day), asked);
        }
        position += batch.length;
      }
      status.textContent = fill(section.dataset.found, results.children.length, position);
      more.hidden = position >= days.length;
    }

    /** By a script element, which works where pages are files and nothing may be fetched. */
    function load(day) {
      if (known.has(day)) {
        return Promise.resolve();
      }
      return new Promise((done) => {
        const script = document.createElement('script');
        script.src = 'archive/' + day + '.js';
        script.onload = script.onerror = () => { script.remove(); done(); };
        document.head.append(script);
      });
    }

    function add(data, asked) {
      if (!data) {
        return;
      }
      for (const [place, level, id, title] of data.titles) {
        const repo = data.repos[place];
        const text = plain(repo + ' ' + title);
        if ((asked.level === '' || asked.level === level)
            && (asked.repo === '' || asked.repo === repo)
            && asked.words.every((word) => text.includes(word))) {
          results.append(result(data.pages[place] + '#' + id, level, title, repo + ' · ' + data.day));
        }
      }
    }

    function result(href, level, title, where) {
      const item = document.createElement('li');
      item.className = 'event ' + level;
      const link = document.createElement('a');
      link.href = href;
      link.textContent = title;
      item.append(span('mark ' + level, results.dataset[level]), ' ', link, ' ', span('where', where));
      return item;
    }
  }

  function span(kind, text) {
    const element = document.createElement('span');
    element.className = kind;
    element.textContent = text;
    return element;
  }

  function plain(text) {
    return text.normalize('NFKC').toLowerCase();
  }
})();
