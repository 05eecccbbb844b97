/// The page's script: filter, copy, open all.
///
/// Without it everything is readable, only longer.
enum PageScript {
    static let text = """
        (() => {
          'use strict';
          const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
          const problems = all('.problem');
          const filter = document.querySelector('.filter');
          const search = document.getElementById('search');
          const shown = document.getElementById('shown');
          const words = new Map(problems.map(p => [p, p.textContent.toLowerCase()]));
          const boxes = all('.severity-box');
          const apply = () => {
            const wanted = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
            const severities = new Set(boxes.filter(b => b.checked).map(b => b.value));
            let count = 0;
            for (const problem of problems) {
              const fits = severities.has(problem.dataset.severity) && wanted.every(w => words.get(problem).includes(w));
              problem.hidden = !fits;
              if (fits) count += 1;
            }
            shown.textContent = shown.dataset.words.replace('{n}', count).replace('{all}', problems.length);
          };
          if (filter) {
            filter.hidden = false;
            filter.addEventListener('submit', event => event.preventDefault());
            search.addEventListener('input', apply);
            for (const box of boxes) box.addEventListener('change', apply);
            const open = document.getElementById('open-all');
            const words = [open.textContent, open.dataset.close];
            open.addEventListener('click', () => {
              const opening = open.textContent === words[0];
              for (const d of all('details', document.getElementById('findings'))) d.open = opening;
              open.textContent = words[opening ? 1 : 0];
            });
            document.addEventListener('keydown', event => {
              if (event.key === '/' && document.activeElement.tagName !== 'INPUT') {
                event.preventDefault();
                search.focus();
              }
            });
          }
          const select = pre => {
            const range = document.createRange();
            range.selectNodeContents(pre);
            const selection = window.getSelection();
            selection.removeAllRanges();
            selection.addRange(range);
          };
          for (const button of all('.copy-button')) {
            const pre = button.parentElement.querySelector('pre');
            button.hidden = false;
            button.addEventListener('click', async () => {
              try {
                await navigator.clipboard.writeText(pre.textContent);
                button.textContent = document.body.dataset.copied;
              } catch {
                select(pre);
                button.textContent = document.body.dataset[document.execCommand('copy') ? 'copied' : 'selected'];
              }
              setTimeout(() => { button.textContent = document.body.dataset.copy; }, 2000);
            });
          }
        })();
        """
}
