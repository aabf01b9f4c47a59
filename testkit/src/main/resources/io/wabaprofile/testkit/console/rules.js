/* The switches of variants and strict checks. Each panel is loaded when it is opened. */
import {at, attempt, make, send} from './dom.js';

function switchItem(label, name, isOn, setOn) {
  const box = make('input');
  box.type = 'checkbox';
  box.setAttribute('role', 'switch');
  box.checked = isOn;
  box.dataset.rule = name;
  box.addEventListener('change', async () => {
    if (!await setOn(box.checked)) box.checked = isOn;
  });
  return make('label', 'switch', box, make('span', '', label));
}

/* Replaces the items of a list and keeps the focus on the same switch. */
function replaceItems(list, items) {
  const focused = document.activeElement?.dataset?.rule;
  at(list).replaceChildren(...items);
  if (focused) at(list).querySelector(`[data-rule="${CSS.escape(focused)}"]`)?.focus();
}

/* ---- variants ---- */

function variantSwitch(variant) {
  const item = switchItem(variant.effect, variant.name, variant.enabled, on => attempt('variants-trouble', async () =>
    showVariants(await send(on ? 'PUT' : 'DELETE', `variants/${variant.name}/enabled`))));
  return make('div', 'rule', item, make('p', 'hint', `Source: ${variant.source}. `, make('code', '', variant.name)));
}

function topic([fact, variants]) {
  const title = make('h3', '', fact[0].toUpperCase() + fact.slice(1));
  return make('li', '', title, make('p', '', `Default: ${variants[0].byDefault}.`), ...variants.map(variantSwitch));
}

function showVariants(all) {
  const topics = new Map();
  for (const variant of all.variants) topics.set(variant.fact, [...topics.get(variant.fact) ?? [], variant]);
  replaceItems('variants', [...topics].map(topic));
}

/* ---- strict checks ---- */

function checkItem(check) {
  const end = check.description.indexOf('. ');
  const label = end < 0 ? check.description : check.description.slice(0, end + 1);
  const item = switchItem(label, check.name, !check.disabled, on => attempt('checks-trouble', async () =>
    showChecks(await send(on ? 'DELETE' : 'PUT', `checks/${check.name}/disabled`))));
  return make('li', '', item, make('p', 'hint', check.description.slice(label.length).trim() + ' ', make('code', '', check.name)));
}

function showChecks(all) {
  replaceItems('checks', all.checks.map(checkItem));
}

export async function refreshRules() {
  if (at('variants-part').open) await attempt('variants-trouble', async () => showVariants(await send('GET', 'variants')));
  if (at('checks-part').open) await attempt('checks-trouble', async () => showChecks(await send('GET', 'checks')));
}

export function wireRules() {
  for (const part of ['variants-part', 'checks-part']) at(part).addEventListener('toggle', refreshRules);
}
