'use strict';
/* Text from clients is inserted as text nodes, not as markup: see make(). */

const at = id => document.getElementById(id);
const MAX_ROWS = 200;
const MAX_BASE64 = 400;

function make(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const OPERATIONS = {
  FETCH_ABOUT: 'fetch about', UPDATE_ABOUT: 'update about', FETCH_PROFILE: 'fetch profile',
  UPDATE_PROFILE: 'update profile', FETCH_PHOTO: 'fetch photo', REPLACE_PHOTO: 'replace photo',
  DOWNLOAD_PHOTO: 'download photo',
  OPEN_UPLOAD: 'open upload', FETCH_OFFSET: 'fetch upload offset', SEND_UPLOAD: 'send upload',
  FETCH_FACTS: 'fetch facts', LIST_CHANNELS: 'list channels',
};

const ERRORS = ['UNEXPECTED_ERROR', 'SOMETHING_WENT_WRONG', 'SERVICE_UNAVAILABLE', 'MAINTENANCE_MODE',
  'APP_LIMIT_REACHED', 'ACCOUNT_LIMIT_REACHED', 'THROUGHPUT_REACHED', 'PARAMETER_NOT_VALID', 'TOKEN_EXPIRED',
  'PERMISSION_DENIED', 'ACCOUNT_LOCKED', 'PROFILE_NOT_FOUND', 'OBJECT_UNKNOWN', 'GENERIC_ERROR', 'ACCESS_DENIED', 'SERVICE_NOT_READY',
  'INTERNAL_ERROR', 'TOO_MANY_REQUESTS', 'SYSTEM_OVERLOADED', 'SENDER_LOCKED', 'CHANNEL_DISABLED', 'PARTNER_DENIED',
  'UNKNOWN_GATEWAY_ERROR', 'GATEWAY_ERROR', 'CHANNEL_NOT_RUNNING', 'GATEWAY_RESTARTING', 'BAD_GATEWAY_PAGE',
  'UPLOAD_NOT_AUTHORIZED', 'UPLOAD_PROCESSING_FAILED'];

/* value: the member that holds the number; upload: the fault applies to upload requests only. */
const FAULTS = {
  responseLost: {label: 'response lost', hint: 'Processes the request, then closes the connection before the first byte of the response.'},
  html: {label: 'web page', hint: 'Processes the request and responds with status 200 and a web page.'},
  truncatedJson: {label: 'truncated JSON', hint: 'Processes the request and sends the first half of the response body.'},
  stall: {label: 'no response', hint: 'Processes the request and sends no response until the client gives up or the simulator is reset.'},
  drip: {label: 'slow response', value: 'pauseMillis', unit: 'Pause in ms', number: 20, least: 0,
    hint: 'Sends the response body one byte at a time.'},
  throttle: {label: 'throttled', value: 'retryAfterSeconds', unit: 'Seconds', number: 5, least: 1, window: true,
    hint: 'Rejects this and the following requests as throttled until the seconds have passed.'},
  error: {label: 'platform error', hint: 'Responds with a documented error and does not process the request.'},
  cutAfter: {label: 'upload interrupted', value: 'bytes', unit: 'After bytes', number: 65536, least: 0, upload: true,
    hint: 'Closes the connection when this many bytes of the body have arrived. The bytes are kept.'},
  forgetSession: {label: 'upload session forgotten', upload: true,
    hint: 'Forgets the upload session that the request names.'},
  wrongOffset: {label: 'wrong upload offset', value: 'offset', unit: 'Offset', number: 0, upload: true,
    hint: 'Responds with this offset when the client queries the offset.'},
};

const ICONS = {
  about: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8v.1',
  description: 'M5 5h14M5 10h14M5 15h9',
  vertical: 'M4 10l1.5-5h13L20 10M4 10h16M5 10v9h14v-9M10 19v-5h4v5',
  address: 'M12 21s7-6 7-11.5a7 7 0 0 0-14 0C5 15 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  email: 'M3.5 6h17v12h-17zM4 6.5l8 6.5 8-6.5',
  websites: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
};

let current = 1;
let selected = null;

async function send(method, path, body) {
  const response = await fetch(path, {
    method, headers: body === undefined ? {} : {'Content-Type': 'application/json'},
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const read = await response.json();
  if (!response.ok) throw new Error(read.error);
  return read;
}

/* Shows an error message until the next action succeeds. */
async function attempt(action) {
  try {
    await action();
    at('trouble').hidden = true;
  } catch (failure) {
    at('trouble').textContent = failure.message;
    at('trouble').hidden = false;
  }
}

/* ---- channels ---- */

function badges(channel) {
  const all = [];
  if (channel.health !== 'up') all.push(make('span', 'badge ' + (channel.health === 'down' ? 'bad' : 'warn'), channel.health));
  if (!channel.keyAccepted) all.push(make('span', 'badge bad', 'key rejected'));
  return all;
}

function channelButton(channel) {
  const button = make('button', 'channel',
    make('span', 'avatar', String(channel.number)),
    make('span', 'title', 'Channel ' + channel.number, ...badges(channel)),
    make('span', 'about', channel.about ?? 'empty profile'));
  button.type = 'button';
  button.firstChild.setAttribute('aria-hidden', 'true');
  button.setAttribute('aria-current', String(channel.number === current));
  button.dataset.number = channel.number;
  button.addEventListener('click', () => {
    current = channel.number;
    filterRows();
    refresh();
  });
  return make('li', '', button);
}

function showChannels(channels) {
  const focused = document.activeElement?.dataset?.number;
  at('channels').replaceChildren(...channels.map(channelButton));
  if (focused) at('channels').querySelector(`[data-number="${Number(focused)}"]`)?.focus();
  const select = at('fault-channel');
  const kept = select.value;
  select.replaceChildren(new Option('any', ''), ...channels.map(one => new Option(String(one.number), String(one.number))));
  select.value = kept;
}

/* ---- the phone ---- */

function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/* Links http and https addresses only, without a referrer. */
function website(address) {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return make('span', '', address);
  const link = make('a', '', address);
  link.href = address;
  link.rel = 'noopener noreferrer';
  link.target = '_blank';
  return link;
}

function line(name, label, value) {
  const values = Array.isArray(value) ? value.map(website) : value ? [value] : [];
  const term = make('dt', '', icon(ICONS[name]), make('span', 'unseen', label));
  const content = values.length ? make('dd', '', ...values) : make('dd', 'unset', 'no ' + label.toLowerCase());
  return make('div', '', term, content);
}

function showPhoto(channel) {
  const photo = at('photo');
  photo.hidden = !channel.photo;
  at('no-photo').toggleAttribute('hidden', Boolean(channel.photo));
  if (!channel.photo) {
    photo.removeAttribute('src');
    return;
  }
  photo.alt = 'Profile photo of channel ' + channel.number;
  const source = `channels/${channel.number}/photo?sha256=${channel.photo.sha256}`;
  if (photo.getAttribute('src') !== source) photo.src = source;
}

function showPhone(channel) {
  const profile = channel.profile;
  selected = channel;
  at('name').textContent = 'Channel ' + channel.number;
  showPhoto(channel);
  at('profile').replaceChildren(
    line('about', 'About', profile.about),
    line('description', 'Description', profile.description),
    line('vertical', 'Vertical', profile.verticalLabel),
    line('address', 'Address', profile.address),
    line('email', 'Email', profile.email),
    line('websites', 'Websites', profile.websites));
  const photo = channel.photo ? `Photo: ${channel.photo.mediaType}, ${size(channel.photo.length)}. ` : '';
  at('facts').textContent = `${photo}Uploads: ${channel.uploads.complete} complete, ${channel.uploads.unfinished} unfinished.`;
  for (const button of at('health').children) {
    button.setAttribute('aria-pressed', String(button.dataset.health === channel.health));
    button.classList.toggle('bad', channel.health !== 'up');
  }
  at('key').setAttribute('aria-pressed', String(!channel.keyAccepted));
}

function size(bytes) {
  return bytes < 1024 ? bytes + ' bytes' : bytes < 1048576 ? (bytes / 1024).toFixed(1) + ' KiB' : (bytes / 1048576).toFixed(1) + ' MiB';
}

/* ---- faults ---- */

function showFaults(faults) {
  const items = faults.planned.map(one => make('li', one.injected ? 'injected' : '',
    `${one.fault} ${one.when}${one.channel ? ' (' + one.channel + ')' : ''}: ` + (one.injected ? `injected ${one.injected}×` : 'not injected yet')));
  if (faults.chaos) items.push(make('li', '', faults.chaos));
  at('planned-part').hidden = items.length === 0;
  at('planned').replaceChildren(...items);
}

function fitFaultForm() {
  const fault = FAULTS[at('fault').value];
  at('value-label').hidden = !fault.value;
  at('value-name').textContent = fault.unit ?? '';
  at('value').min = fault.least ?? '';
  at('value').value = fault.number ?? '';
  at('error-label').hidden = at('fault').value !== 'error';
  at('operation-label').hidden = Boolean(fault.upload);
  at('request').options[3].disabled = Boolean(fault.window);
  if (fault.window && at('request').value === 'every') at('request').value = '1';
  at('fault-hint').textContent = fault.hint;
}

function faultRequest() {
  const name = at('fault').value;
  const fault = FAULTS[name];
  const body = {fault: name};
  if (fault.value) body[fault.value] = Number(at('value').value);
  if (name === 'error') body.error = at('error').value;
  if (!fault.upload && at('operation').value) body.operations = [at('operation').value];
  if (at('fault-channel').value) body.channel = Number(at('fault-channel').value);
  if (fault.window) body.after = Number(at('request').value) - 1;
  else if (at('request').value === 'every') body.every = true;
  else body.request = Number(at('request').value);
  return body;
}

/* ---- variants ---- */

function variantItem(variant) {
  const box = make('input');
  box.type = 'checkbox';
  box.checked = variant.enabled;
  box.dataset.variant = variant.name;
  box.addEventListener('change', () => attempt(async () =>
    showVariants(await send(box.checked ? 'PUT' : 'DELETE', `variants/${variant.name}/enabled`))));
  return make('li', '', make('label', '', box, make('code', '', variant.name)),
    make('p', '', `${variant.fact}. Default: ${variant.byDefault}.`),
    make('p', 'hint', `Source of the variant: ${variant.source}.`));
}

function showVariants(all) {
  const focused = document.activeElement?.dataset?.variant;
  at('variants').replaceChildren(...all.variants.map(variantItem));
  if (focused) at('variants').querySelector(`[data-variant="${CSS.escape(focused)}"]`)?.focus();
}

async function refreshVariants() {
  if (at('variants-part').open) await attempt(async () => showVariants(await send('GET', 'variants')));
}

/* ---- requests ---- */

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

function side(title, message) {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => `${name}: ${value}`).join('\n');
  const body = pretty(message);
  const part = make('div', '', make('h4', '', title));
  if (headers) part.append(make('pre', 'headers', headers));
  if (body) part.append(make('pre', 'body', body));
  if (!headers && !body) part.append(make('p', 'hint', 'Empty'));
  return part;
}

function took(nanoseconds) {
  const ms = nanoseconds / 1e6;
  return (ms < 10 ? ms.toFixed(1) : Math.round(ms)) + ' ms';
}

function row(call) {
  const channel = call.channel ? 'channel ' + call.channel : 'unknown key';
  const description = call.operation ? `${OPERATIONS[call.operation]} · ${channel}` : 'unknown endpoint';
  const more = make('span', 'more', `${description} · ${new Date(call.at).toLocaleTimeString()} `);
  if (call.fault) more.append(make('span', 'badge bad', 'fault: ' + call.fault));
  const summary = make('summary', '',
    make('span', 'status s' + String(call.status)[0], call.status ? String(call.status) : 'none'), ' ',
    make('span', 'method', call.method), ' ',
    make('span', 'target', call.target), ' ',
    make('span', 'took', took(call.tookNanos)), ' ',
    more);
  summary.title = call.target;
  const details = make('details', '', summary);
  details.addEventListener('toggle', () => {
    if (details.childElementCount === 1) {
      details.append(make('div', 'sides', side('Request', call.request),
        side(call.status ? 'Response ' + call.status : 'No response', call.response)));
    }
  });
  const item = make('li', 'new', details);
  item.dataset.channel = call.channel ?? '';
  return item;
}

function showCall(call) {
  const item = row(call);
  item.hidden = isFiltered(item);
  at('list').prepend(item);
  while (at('list').childElementCount > MAX_ROWS) at('list').lastChild.remove();
  at('no-calls').hidden = true;
  at('count').textContent = String(call.number);
  at('spoken').textContent = `${call.method} ${OPERATIONS[call.operation] ?? ''} response ${call.status || 'none'}`
    + (call.fault ? ', fault ' + call.fault : '');
}

function isFiltered(item) {
  return at('only').checked && item.dataset.channel !== String(current);
}

function filterRows() {
  for (const item of at('list').children) item.hidden = isFiltered(item);
}

function clearCalls() {
  at('list').replaceChildren();
  at('no-calls').hidden = false;
  at('count').textContent = '0';
}

/* ---- refresh ---- */

let refreshing = false;
let again = false;

/* Runs once at a time; a change meanwhile causes one more run. */
async function refresh() {
  again = true;
  if (refreshing) return;
  refreshing = true;
  await attempt(async () => {
    while (again) {
      again = false;
      const [all, faults] = await Promise.all([send('GET', 'channels'), send('GET', 'faults')]);
      showChannels(all.channels);
      showFaults(faults);
      if (all.channels.some(one => one.number === current)) showPhone(await send('GET', 'channels/' + current));
    }
  });
  refreshing = false;
}

function listen() {
  const events = new EventSource('events?page&last=' + MAX_ROWS);
  events.addEventListener('open', clearCalls);
  events.addEventListener('error', () => {
    at('link').textContent = 'not connected';
    at('link').classList.remove('live');
  });
  events.addEventListener('exchange', event => {
    showCall(JSON.parse(event.data));
    refresh();
  });
  events.addEventListener('state', event => {
    const changed = JSON.parse(event.data).changed;
    if (changed === 'reset') clearCalls();
    if (changed === 'reset' || changed.startsWith('variants/')) refreshVariants();
    at('link').textContent = 'live';
    at('link').classList.add('live');
    refresh();
  });
}

/* ---- controls ---- */

function wire() {
  at('fault').append(...Object.entries(FAULTS).map(([name, fault]) => new Option(fault.label, name)));
  at('operation').append(new Option('any', ''), ...Object.entries(OPERATIONS).map(([name, label]) => new Option(label, name)));
  at('error').append(...ERRORS.map(name => new Option(name.toLowerCase().replaceAll('_', ' '), name)));
  at('fault').addEventListener('change', fitFaultForm);
  at('fault-form').addEventListener('submit', event => {
    event.preventDefault();
    attempt(async () => showFaults(await send('POST', 'faults', faultRequest())));
  });
  at('clear-faults').addEventListener('click', () => attempt(async () => showFaults(await send('DELETE', 'faults'))));
  at('reset').addEventListener('click', () => at('reset-question').showModal());
  at('reset-cancel').addEventListener('click', () => at('reset-question').close());
  at('reset-confirm').addEventListener('click', () => {
    at('reset-question').close();
    attempt(() => send('POST', 'reset'));
  });
  at('variants-part').addEventListener('toggle', refreshVariants);
  at('add').addEventListener('click', () => attempt(async () => {
    const added = await send('POST', 'channels', {});
    current = added.number;
    at('new-key-title').textContent = `Key of channel ${added.number}, shown once:`;
    at('new-key-text').textContent = added.key;
    at('new-key').hidden = false;
    refresh();
  }));
  at('new-key-hide').addEventListener('click', () => {
    at('new-key-text').textContent = '';
    at('new-key').hidden = true;
    at('add').focus();
  });
  at('health').addEventListener('click', event => {
    const health = event.target.dataset.health;
    const body = health === 'throttled' ? {health, retryAfterSeconds: 30} : {health};
    if (health) attempt(async () => showPhone(await send('PUT', `channels/${current}/health`, body)));
  });
  at('key').addEventListener('click', () => attempt(async () =>
    showPhone(await send('PUT', `channels/${current}/key`, {accepted: !selected.keyAccepted}))));
  at('photo').addEventListener('error', () => {
    at('photo').hidden = true;
    at('no-photo').removeAttribute('hidden');
  });
  at('only').addEventListener('change', filterRows);
  at('base').textContent = location.origin;
  fitFaultForm();
}

wire();
listen();
