/* Text from clients is inserted as text nodes, not as markup: see make(). */

export const at = id => document.getElementById(id);

export function make(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export function size(bytes) {
  return bytes < 1024 ? bytes + ' bytes' : bytes < 1048576 ? (bytes / 1024).toFixed(1) + ' KiB' : (bytes / 1048576).toFixed(1) + ' MiB';
}

/* Sends a request to the control API. A file is sent as it is; another body is sent as JSON. */
export async function send(method, path, body) {
  const isFile = body instanceof Blob;
  let response;
  try {
    response = await fetch(path, {
      method, headers: body === undefined || isFile ? {} : {'Content-Type': 'application/json'},
      body: body === undefined || isFile ? body : JSON.stringify(body),
    });
  } catch (unreachable) {
    throw new Error('The simulator does not respond. Check that it is running.');
  }
  const read = await response.json();
  if (!response.ok) throw new Error(read.error);
  return read;
}

/* Runs an action. If it fails, shows the reason in this element until the next action there succeeds. */
export async function attempt(trouble, action) {
  try {
    await action();
    at(trouble).hidden = true;
    return true;
  } catch (failure) {
    at(trouble).textContent = failure.message;
    at(trouble).hidden = false;
    return false;
  }
}

/* Opens a dialog whose form runs this action. The dialog closes if the action succeeds. */
export function wireDialog(dialog, form, trouble, action) {
  for (const button of at(dialog).querySelectorAll('[data-close]')) button.addEventListener('click', () => at(dialog).close());
  at(dialog).addEventListener('close', () => { at(trouble).hidden = true; });
  at(form).addEventListener('submit', async event => {
    event.preventDefault();
    if (await attempt(trouble, action)) at(dialog).close();
  });
}

/* Replaces the options of a select, unless they are the same: an open list stays open. */
export function setOptions(select, options) {
  const now = JSON.stringify(options);
  if (select.dataset.options === now) return;
  const kept = select.value;
  select.dataset.options = now;
  select.replaceChildren(...options.map(([value, label]) => new Option(label, value)));
  select.value = options.some(([value]) => value === kept) ? kept : options[0][0];
}
