/* Connects the page with the event stream and the control API of the simulator. */
import {at, send, wireDialog} from './dom.js';
import {currentNumber, select, showChannels, showPhone, wireChannels} from './channels.js';
import {noteChange, wireEdit} from './edit.js';
import {showChannelOptions, showFaults, wireFaults} from './faults.js';
import {refreshRules, wireRules} from './rules.js';
import {MAX_ROWS, addCall, clearCalls, filterRows, relabelRows, wireRequests} from './requests.js';

const RETRY_MS = 2000;

let refreshing = false;
let again = false;

function selectChannel(number) {
  select(number);
  filterRows();
  refresh();
}

async function refreshOnce() {
  const [{channels}, faults] = await Promise.all([send('GET', 'channels'), send('GET', 'faults')]);
  const before = currentNumber();
  showChannels(channels, selectChannel);
  showChannelOptions(channels);
  showFaults(faults);
  relabelRows();
  if (before !== currentNumber()) filterRows();
  if (!channels.length) return;
  const channel = await send('GET', 'channels/' + currentNumber());
  if (channel.number !== currentNumber()) return;
  showPhone(channel);
  noteChange(channel);
}

/* Runs once at a time; a change meanwhile causes one more run. The link shows whether the simulator responds. */
async function refresh() {
  again = true;
  if (refreshing) return;
  refreshing = true;
  while (again) {
    again = false;
    await refreshOnce().catch(failure => { at('link').title = failure.message; });
  }
  refreshing = false;
}

function showLink(text, isLive) {
  if (at('link').textContent !== text) at('link').textContent = text;
  at('link').classList.toggle('live', isLive);
  if (isLive) at('link').title = '';
}

/* ---- events ---- */

/* Requests an ID for this page, so that other readers cannot take its event stream. */
async function connect() {
  at('reconnect').hidden = true;
  try {
    listen((await send('POST', 'pages')).page);
  } catch (unreachable) {
    lost();
  }
}

function lost() {
  showLink('not connected', false);
  setTimeout(connect, RETRY_MS);
}

/* The browser connects again with the same ID. After a restart the simulator refuses the ID, and the page requests another. */
function listen(page) {
  const events = new EventSource(`events?page=${page}&last=${MAX_ROWS}`);
  let isNew = false;
  events.addEventListener('open', () => {
    isNew = false;
    clearCalls();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) lost();
    else showLink('not connected', false);
  });
  events.addEventListener('exchange', event => {
    addCall(JSON.parse(event.data), isNew);
    if (isNew) refresh();
  });
  events.addEventListener('state', event => {
    const changed = JSON.parse(event.data).changed;
    if (changed === 'connected') isNew = true;
    if (changed === 'reset') clearCalls();
    if (/^(connected|reset|variants\/.*|checks\/.*)$/.test(changed)) refreshRules();
    showLink('live', true);
    refresh();
  });
  events.addEventListener('replaced', () => {
    events.close();
    showLink('paused: too many windows show this page', false);
    at('reconnect').hidden = false;
  });
}

function wireReset() {
  at('reset').addEventListener('click', () => at('reset-question').showModal());
  wireDialog('reset-question', 'reset-form', 'reset-trouble', () => send('POST', 'reset'));
}

wireChannels(refresh);
wireEdit();
wireFaults();
wireRules();
wireRequests();
wireReset();
at('reconnect').addEventListener('click', connect);
connect();
