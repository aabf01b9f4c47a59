/* The form that edits a profile, and the photo chooser. A refresh of the page does not change the form. */
import {at, attempt, make, send, wireDialog} from './dom.js';
import {FIELDS} from './labels.js';
import {channelLabel, selectedChannel, showPhone} from './channels.js';

const MAX_PHOTO = 5 * 1024 * 1024;
const AREAS = {description: 4, about: 2, address: 2};

let rules = null;
let editing = null;

const length = text => [...text].length;

function counter(input, limit) {
  const text = make('span', 'counter');
  text.id = input.id + '-count';
  input.setAttribute('aria-describedby', text.id);
  const count = () => {
    const over = length(input.value) - limit;
    text.textContent = over > 0 ? `${length(input.value)} of ${limit} characters: ${over} too many for the platform` : `${length(input.value)} of ${limit} characters`;
    text.classList.toggle('over', over > 0);
  };
  input.addEventListener('input', count);
  count();
  return text;
}

function textField(id, label, value, limit, rows) {
  const input = make(rows ? 'textarea' : 'input');
  input.id = 'edit-' + id;
  if (rows) input.rows = rows;
  else input.type = 'text';
  input.autocomplete = 'off';
  input.value = value ?? '';
  return make('label', 'field', make('span', '', label), input, counter(input, limit));
}

function verticalField(profile) {
  const input = make('select');
  input.id = 'edit-vertical';
  input.append(new Option('Not set', ''), ...rules.verticals.map(one => new Option(`${one.label} (${one.code})`, one.code)));
  if (profile.vertical && !rules.verticals.some(one => one.code === profile.vertical)) {
    input.append(new Option(profile.vertical, profile.vertical));
  }
  input.value = profile.vertical ?? '';
  return make('label', 'field', make('span', '', FIELDS.vertical), input);
}

function websiteFields(profile, limit) {
  const count = Math.max(rules.maxWebsites, profile.websites.length);
  return Array.from({length: count}, (_, i) => textField('websites-' + (i + 1), 'Website ' + (i + 1), profile.websites[i], limit));
}

function fieldsOf(profile) {
  const limits = Object.fromEntries(rules.fields.map(field => [field.name, field.maxLength]));
  return Object.keys(FIELDS).flatMap(name =>
    name === 'vertical' ? [verticalField(profile)]
      : name === 'websites' ? websiteFields(profile, limits[name])
        : [textField(name, FIELDS[name], profile[name], limits[name], AREAS[name])]);
}

async function openForm() {
  rules ??= await send('GET', 'fields');
  editing = selectedChannel();
  at('edit-dialog-title').textContent = `Edit the profile of ${channelLabel(editing.number)}`;
  at('edit-fields').replaceChildren(...fieldsOf(editing.profile));
  at('edit-changed').hidden = true;
  at('edit-dialog').showModal();
  at('edit-fields').querySelector('textarea, input').focus();
}

/* The fields with a value. The control API clears absent fields. */
function edited() {
  const profile = {};
  for (const name of Object.keys(FIELDS)) {
    if (name === 'websites') continue;
    const value = at('edit-' + name).value;
    if (value !== '') profile[name] = value;
  }
  profile.websites = [...at('edit-fields').querySelectorAll('[id^=edit-websites-]')]
    .filter(input => input.tagName === 'INPUT').map(input => input.value).filter(value => value !== '');
  return profile;
}

/* Marks the field that an error message of the control API names. */
function mark(name) {
  for (const input of at('edit-fields').querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  const input = name && (at('edit-' + name) ?? at(`edit-${name}-1`));
  if (!input) return;
  input.setAttribute('aria-invalid', 'true');
  input.focus();
}

async function save() {
  mark('');
  try {
    const saved = await send('PUT', `channels/${editing.number}/profile`, edited());
    if (selectedChannel().number === saved.number) showPhone(saved);
    editing = null;
  } catch (refused) {
    mark(Object.keys(FIELDS).find(name => refused.message.startsWith(name + ' ')));
    throw refused;
  }
}

/* Tells in the open form that somebody else changed the profile. */
export function noteChange(channel) {
  if (editing?.number === channel.number && at('edit-dialog').open) {
    at('edit-changed').hidden = JSON.stringify(channel.profile) === JSON.stringify(editing.profile);
  }
}

async function setPhoto(file) {
  if (file.size > MAX_PHOTO) throw new Error('The photo is too large. It may have at most 5 MiB.');
  showPhone(await send('PUT', `channels/${selectedChannel().number}/photo`, file));
}

export function wireEdit() {
  at('edit').addEventListener('click', () => attempt('photo-trouble', openForm));
  wireDialog('edit-dialog', 'edit-form', 'edit-trouble', save);
  at('edit-dialog').addEventListener('close', () => { editing = null; });
  at('photo-choose').addEventListener('click', () => at('photo-file').click());
  at('photo-file').addEventListener('change', () => {
    const [file] = at('photo-file').files;
    if (file) attempt('photo-trouble', () => setPhoto(file));
    at('photo-file').value = '';
  });
  at('photo-remove').addEventListener('click', () => attempt('photo-trouble', async () => {
    showPhone(await send('DELETE', `channels/${selectedChannel().number}/photo`));
    at('photo-choose').focus();
  }));
}
