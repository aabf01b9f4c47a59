/* The form that injects a fault, and the list of planned faults. */
import {at, attempt, make, send, setOptions} from './dom.js';
import {ERRORS, FAULTS, OPERATIONS, faultLabel} from './labels.js';
import {channelLabel} from './channels.js';

function plannedItem(planned) {
  const all = planned.operations.length === Object.keys(OPERATIONS).length;
  const parts = [planned.every ? 'every request' : `request ${planned.request}`];
  if (!all) parts.push(planned.operations.map(name => OPERATIONS[name]).join(' or '));
  if (planned.channel) parts.push(channelLabel(planned.channel));
  const state = planned.injected ? `injected ${planned.injected}×` : 'not injected yet';
  return make('li', planned.injected ? 'injected' : '', `${faultLabel(planned.fault)} · ${parts.join(' · ')} · ${state}`);
}

export function showFaults(faults) {
  const items = faults.planned.map(plannedItem);
  if (faults.chaos) items.push(make('li', '', 'Random faults: ' + faults.chaos));
  at('planned-part').hidden = items.length === 0;
  at('planned').replaceChildren(...items);
}

export function showChannelOptions(channels) {
  setOptions(at('fault-channel'), [['', 'any'], ...channels.map(one => [String(one.number), channelLabel(one.number)])]);
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
  if (fault.value) body[fault.value] = at('value').valueAsNumber;
  if (name === 'error') body.error = at('error').value;
  if (!fault.upload && at('operation').value) body.operations = [at('operation').value];
  if (at('fault-channel').value) body.channel = Number(at('fault-channel').value);
  if (fault.window) body.after = Number(at('request').value) - 1;
  else if (at('request').value === 'every') body.every = true;
  else body.request = Number(at('request').value);
  return body;
}

function errorGroup([api, errors]) {
  const group = make('optgroup', '', ...Object.entries(errors).map(([name, label]) => new Option(label, name)));
  group.label = api;
  return group;
}

export function wireFaults() {
  at('fault').append(...Object.entries(FAULTS).map(([name, fault]) => new Option(fault.label, name)));
  setOptions(at('operation'), [['', 'any'], ...Object.entries(OPERATIONS)]);
  at('error').append(...Object.entries(ERRORS).map(errorGroup));
  at('fault').addEventListener('change', fitFaultForm);
  at('fault-form').addEventListener('submit', event => {
    event.preventDefault();
    attempt('trouble', async () => showFaults(await send('POST', 'faults', faultRequest())));
  });
  at('clear-faults').addEventListener('click', () => attempt('trouble', async () => {
    showFaults(await send('DELETE', 'faults'));
    at('fault').focus();
  }));
  fitFaultForm();
}
