// Shows only the clauses that hold every word typed.
const clauses = [...document.querySelectorAll('.clause')].map(element => ({ element, text: element.textContent.toLowerCase() }));
document.getElementById('filter').addEventListener('input', event => {
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { element, text } of clauses) {
    element.hidden = !words.every(word => text.includes(word));
    if (!element.hidden) shown++;
  }
  for (const family of document.querySelectorAll('.family')) family.hidden = !family.querySelector('.clause:not([hidden])');
  document.getElementById('shown').textContent = words.length ? `${shown} of ${clauses.length}` : '';
});
