/* The list of channels, the phone, and the status of the selected channel. */
import {at, attempt, make, send, size, wireDialog} from './dom.js';
import {FIELDS, HEALTH, ICONS} from './labels.js';

let current = 1;
let selected = null;
let names = new Map();

export const currentNumber = () => current;
export const selectedChannel = () => selected;

/* The name of a channel; of a channel without a name or a removed channel, the number. */
export function channelLabel(number) {
  return names.get(number) || 'Channel ' + number;
}

const SHORT_HEALTH = {throttled: 'throttled', forbidden: 'forbidden', down: 'down'};

function badges(channel) {
  const all = [];
  if (channel.health !== 'up') all.push(make('span', 'badge ' + (channel.health === 'throttled' ? 'warn' : 'bad'), SHORT_HEALTH[channel.health]));
  if (!channel.keyAccepted) all.push(make('span', 'badge bad', 'key refused'));
  return all;
}

function channelButton(channel, select) {
  const number = make('span', 'avatar', String(channel.number));
  const label = make('span', 'title', make('span', 'label', channelLabel(channel.number)), ...badges(channel));
  const button = make('button', 'channel', number, label, make('span', 'about', channel.about || 'No about'));
  button.type = 'button';
  number.setAttribute('aria-hidden', 'true');
  button.setAttribute('aria-current', String(channel.number === current));
  button.dataset.number = channel.number;
  button.addEventListener('click', () => select(channel.number));
  return make('li', '', button);
}

export function select(number) {
  if (number !== current) for (const id of ['photo-trouble', 'channel-trouble']) at(id).hidden = true;
  current = number;
}

/* Shows the channels. If the selected channel is gone, selects the first. */
export function showChannels(channels, onSelect) {
  names = new Map(channels.map(one => [one.number, one.name]));
  if (channels.length && !names.has(current)) select(channels[0].number);
  const focused = document.activeElement?.dataset?.number;
  at('channels').replaceChildren(...channels.map(one => channelButton(one, onSelect)));
  if (focused) at('channels').querySelector(`[data-number="${Number(focused)}"]`)?.focus();
  at('no-channels').hidden = channels.length > 0;
  at('phone').hidden = channels.length === 0;
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

function line(name, value) {
  const values = Array.isArray(value) ? value.map(website) : value ? [value] : [];
  const term = make('dt', '', icon(ICONS[name]), make('span', 'unseen', FIELDS[name]));
  const content = values.length ? make('dd', '', ...values) : make('dd', 'unset', 'No ' + FIELDS[name].toLowerCase());
  return make('div', '', term, content);
}

function showPhoto(channel) {
  const photo = at('photo');
  photo.hidden = !channel.photo;
  at('no-photo').toggleAttribute('hidden', Boolean(channel.photo));
  at('photo-remove').disabled = !channel.photo;
  if (!channel.photo) {
    photo.removeAttribute('src');
    return;
  }
  photo.alt = 'Profile photo of ' + channelLabel(channel.number);
  const source = `channels/${channel.number}/photo?sha256=${channel.photo.sha256}`;
  if (photo.getAttribute('src') !== source) photo.src = source;
}

function showHealth(channel, isOther) {
  for (const button of at('health').children) {
    button.setAttribute('aria-pressed', String(button.dataset.health === channel.health));
    button.classList.toggle('bad', channel.health !== 'up');
  }
  if (at('health-hint').textContent !== HEALTH[channel.health]) at('health-hint').textContent = HEALTH[channel.health];
  if (isOther) at('throttle-seconds').value = channel.retryAfterSeconds ?? 30;
  at('key').checked = channel.keyAccepted;
}

export function showPhone(channel) {
  const profile = channel.profile;
  const isOther = selected?.number !== channel.number;
  selected = channel;
  at('name').textContent = channelLabel(channel.number);
  at('kind').textContent = channel.name ? `Channel ${channel.number} · Business account` : 'Business account';
  showPhoto(channel);
  at('profile').replaceChildren(...Object.keys(FIELDS).map(field =>
    line(field, field === 'vertical' ? profile.verticalLabel : profile[field])));
  const photo = channel.photo ? `Photo: ${channel.photo.mediaType}, ${size(channel.photo.length)}. ` : '';
  at('facts').textContent = `${photo}Uploads: ${channel.uploads.complete} complete, ${channel.uploads.unfinished} unfinished.`;
  showHealth(channel, isOther);
}

/* ---- controls ---- */

const change = (path, method, body) =>
  attempt('channel-trouble', async () => showPhone(await send(method, `channels/${current}/${path}`, body)));

function setHealth(health) {
  change('health', 'PUT', health === 'throttled' ? {health, retryAfterSeconds: at('throttle-seconds').valueAsNumber} : {health});
}

async function addChannel(refresh) {
  const added = await send('POST', 'channels', {});
  current = added.number;
  at('new-key-title').textContent = `Key of channel ${added.number}. Copy the key now; it is not shown again:`;
  at('new-key-text').textContent = added.key;
  at('new-key').dataset.number = added.number;
  at('new-key').hidden = false;
  refresh();
}

function hideNewKey() {
  at('new-key-text').textContent = '';
  at('new-key').hidden = true;
}

function wireRename(refresh) {
  at('rename').addEventListener('click', () => {
    at('rename-title').textContent = 'Rename channel ' + current;
    at('rename-text').value = selected.name ?? '';
    at('rename-dialog').dataset.number = current;
    at('rename-dialog').showModal();
  });
  wireDialog('rename-dialog', 'rename-form', 'rename-trouble', async () => {
    await send('PUT', `channels/${at('rename-dialog').dataset.number}/name`, {name: at('rename-text').value});
    refresh();
  });
}

function wireRemove(refresh) {
  at('remove').addEventListener('click', () => {
    at('remove-title').textContent = `Remove ${channelLabel(current)}?`;
    at('remove-dialog').dataset.number = current;
    at('remove-dialog').showModal();
  });
  wireDialog('remove-dialog', 'remove-form', 'remove-trouble', async () => {
    const {number} = at('remove-dialog').dataset;
    await send('DELETE', 'channels/' + number);
    if (at('new-key').dataset.number === number) hideNewKey();
    refresh();
    at('remove-dialog').addEventListener('close', () => at('add').focus(), {once: true});
  });
}

export function wireChannels(refresh) {
  at('add').addEventListener('click', () => attempt('channels-trouble', () => addChannel(refresh)));
  at('new-key-hide').addEventListener('click', () => {
    hideNewKey();
    at('add').focus();
  });
  at('health').addEventListener('click', event => event.target.dataset.health && setHealth(event.target.dataset.health));
  at('throttle-seconds').addEventListener('change', () => selected.health === 'throttled' && setHealth('throttled'));
  at('key').addEventListener('change', async () => {
    if (!await change('key', 'PUT', {accepted: at('key').checked})) at('key').checked = selected.keyAccepted;
  });
  at('photo').addEventListener('error', () => {
    at('photo').hidden = true;
    at('no-photo').removeAttribute('hidden');
  });
  wireRename(refresh);
  wireRemove(refresh);
}
