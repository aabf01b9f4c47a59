/* The list of recorded requests, its filters, and the curl commands. */
import {at, make, setOptions, size} from './dom.js';
import {OPERATIONS, UNKNOWN_ENDPOINT, faultLabel} from './labels.js';
import {channelLabel, currentNumber} from './channels.js';
import {curl} from './curl.js';

const MAX_BASE64 = 400;
const ANNOUNCE_MS = 3000;
export const MAX_ROWS = 200;

function pretty(message) {
  if (message.base64 !== undefined) {
    const cut = message.base64.length > MAX_BASE64;
    return `${size(message.length)}, in Base64:\n${message.base64.slice(0, MAX_BASE64)}${cut ? '…' : ''}`;
  }
  if (message.text === undefined) return message.length ? `${size(message.length)}, too long to keep` : '';
  try {
    return JSON.stringify(JSON.parse(message.text), null, 2);
  } catch (notJson) {
    return message.text;
  }
}

/* A long text scrolls, so the keyboard must reach it. */
function block(className, label, text) {
  const pre = make('pre', className, text);
  pre.tabIndex = 0;
  pre.setAttribute('role', 'group');
  pre.setAttribute('aria-label', label);
  return pre;
}

function side(title, message) {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => `${name}: ${value}`).join('\n');
  const body = pretty(message);
  const part = make('div', '', make('h3', '', title));
  if (headers) part.append(block('headers', `${title}: headers`, headers));
  if (body) part.append(block('body', `${title}: body`, body));
  if (!headers && !body) part.append(make('p', 'hint', 'Nothing was sent.'));
  return part;
}

/* ---- copy as curl ---- */

function showCommand(command) {
  at('copy-text').value = command;
  at('copy-dialog').showModal();
  at('copy-text').select();
}

/* Browsers give access to the clipboard only to pages of this machine and to pages with TLS. */
async function copy(command, notes, status) {
  try {
    await navigator.clipboard.writeText(command);
    status.textContent = ('Copied. ' + notes).trim();
  } catch (noAccess) {
    status.textContent = notes;
    showCommand(command);
  }
}

function copyPart(call) {
  const button = make('button', '', 'Copy as curl');
  const status = make('p', 'hint');
  button.type = 'button';
  status.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    const {command, notes} = curl(call, location.origin, size(call.request.length));
    copy(command, notes, status);
  });
  return make('div', 'copy', button, status);
}

/* ---- rows ---- */

function took(nanoseconds) {
  const ms = nanoseconds / 1e6;
  return (ms < 10 ? ms.toFixed(1) : Math.round(ms)) + ' ms';
}

const operationLabel = call => OPERATIONS[call.operation] ?? UNKNOWN_ENDPOINT;

function channelText(number) {
  return number ? channelLabel(Number(number)) : 'No channel';
}

function more(call) {
  const channel = make('span', 'of', channelText(call.channel));
  const line = make('span', 'more', make('span', 'operation', operationLabel(call)), channel,
    make('span', '', new Date(call.at).toLocaleTimeString()));
  if (call.fault) line.append(make('span', 'badge bad', 'Fault: ' + faultLabel(call.fault)));
  return line;
}

function statusText(call) {
  const status = make('span', 'status s' + String(call.status)[0], call.status ? String(call.status) : 'none');
  if (!call.status) status.title = 'No response was sent';
  return status;
}

function row(call) {
  const summary = make('summary', '', statusText(call), ' ',
    make('span', 'method', call.method), ' ', make('span', 'target', call.target), ' ',
    make('span', 'took', took(call.tookNanos)), ' ', more(call));
  summary.title = call.target;
  const details = make('details', '', summary);
  details.addEventListener('toggle', () => {
    if (details.childElementCount === 1) {
      details.append(make('div', 'sides', side('Request', call.request),
        side(call.status ? 'Response ' + call.status : 'No response', call.response)), copyPart(call));
    }
  });
  const item = make('li', 'new', details);
  item.dataset.channel = call.channel ?? '';
  item.dataset.status = String(call.status)[0];
  item.dataset.operation = call.operation ?? UNKNOWN_ENDPOINT;
  return item;
}

/* Shows the current names of the channels. */
export function relabelRows() {
  for (const item of at('list').children) {
    const label = channelText(item.dataset.channel);
    const shown = item.querySelector('.of');
    if (shown.textContent !== label) shown.textContent = label;
  }
}

/* ---- screen readers: at most one announcement in three seconds ---- */

let unannounced = 0;
let announcing = false;
let latest = '';

function announce() {
  at('spoken').textContent = (unannounced > 1 ? `${unannounced} new requests, the latest: ` : '') + latest;
  unannounced = 0;
  announcing = true;
  setTimeout(() => {
    announcing = false;
    if (unannounced) announce();
  }, ANNOUNCE_MS);
}

export function addCall(call, isNew) {
  const item = row(call);
  at('list').prepend(item);
  while (at('list').childElementCount > MAX_ROWS) at('list').lastChild.remove();
  at('no-calls').hidden = true;
  at('count').textContent = String(call.number);
  filterRows();
  if (!isNew) return;
  unannounced++;
  latest = `${operationLabel(call)}, ${call.status ? 'response ' + call.status : 'no response'}`
    + (call.fault ? ', fault: ' + faultLabel(call.fault) : '');
  if (!announcing) announce();
}

export function clearCalls() {
  at('list').replaceChildren();
  at('no-calls').hidden = false;
  at('count').textContent = '0';
  filterRows();
}

/* ---- filters ---- */

function isHidden(item) {
  const {channel, status, operation} = item.dataset;
  return (at('only').checked && channel !== String(currentNumber()))
    || (at('filter-status').value !== '' && status !== at('filter-status').value)
    || (at('filter-operation').value !== '' && operation !== at('filter-operation').value);
}

export function filterRows() {
  let hidden = 0;
  for (const item of at('list').children) {
    item.hidden = isHidden(item);
    if (item.hidden) hidden++;
  }
  at('hidden-part').hidden = hidden === 0;
  at('hidden-count').textContent = `${hidden} of ${at('list').childElementCount} requests hidden.`;
}

export function wireRequests() {
  setOptions(at('filter-operation'), [['', 'all'], ...Object.entries(OPERATIONS), [UNKNOWN_ENDPOINT, UNKNOWN_ENDPOINT]]);
  for (const id of ['only', 'filter-status', 'filter-operation']) at(id).addEventListener('change', filterRows);
  at('show-all').addEventListener('click', () => {
    at('only').checked = false;
    at('filter-status').value = '';
    at('filter-operation').value = '';
    filterRows();
    at('filter-status').focus();
  });
  for (const button of at('copy-dialog').querySelectorAll('[data-close]')) {
    button.addEventListener('click', () => at('copy-dialog').close());
  }
  at('base').textContent = location.origin;
}
