/* Writes a recorded request as a curl command for bash. Shell variables replace the aliases of secrets. */

/* Headers that curl sets itself, or that the journal hides. */
const OMITTED = new Set(['host', 'content-length', 'connection', 'user-agent', 'accept-encoding', 'transfer-encoding', 'expect',
  'http2-settings', 'upgrade', 'cookie', 'proxy-authorization']);

const CONTROLS = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/;

const escaped = character => [...new TextEncoder().encode(character)].map(byte => '\\x' + byte.toString(16).padStart(2, '0')).join('');

/* Control characters are escaped, because the clipboard and a terminal can change them. */
function quote(text) {
  return CONTROLS.test(text)
    ? `$'${text.replace(/['\\]/g, '\\$&').replace(/[\x00-\x1f\x7f-\x9f]/g, escaped)}'`
    : `'${text.replaceAll("'", "'\\''")}'`;
}

/* Quotes a text whose parts are plain texts and variables, such as {variable: 'D360_API_KEY'}. */
function word(...parts) {
  const needsSingle = parts.some(part => typeof part === 'string' && (/["$`\\!]/.test(part) || CONTROLS.test(part)));
  const hasVariable = parts.some(part => part.variable);
  if (!hasVariable) return quote(parts.join(''));
  if (needsSingle) return parts.map(part => part.variable ? `"$${part.variable}"` : part && quote(part)).join('');
  return `"${parts.map((part, i) => part.variable ? reference(part.variable, parts[i + 1]) : part).join('')}"`;
}

const reference = (name, next) => typeof next === 'string' && /^\w/.test(next) ? `\${${name}}` : '$' + name;

/* Splits a text at the aliases that the pattern finds in its group 1. */
function parts(text, pattern, secret) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const start = match.index + match[0].indexOf(match[1]);
    found.push(text.slice(end, start), secret(match[1].toUpperCase().replace(/[^A-Z0-9]+/g, '_')));
    end = start + match[1].length;
  }
  found.push(text.slice(end));
  return found.filter(part => part !== '');
}

function header(name, value, target, secret) {
  switch (name.toLowerCase()) {
    case 'd360-api-key': return word('D360-API-KEY: ', secret('D360_API_KEY'));
    case 'x-api-key': return word('X-API-Key: ', secret('D360_PARTNER_KEY'));
    case 'authorization': {
      const scheme = value.match(/^(Bearer|OAuth) /i)?.[1] ?? (target.includes('/upload:') ? 'OAuth' : 'Bearer');
      return word(`Authorization: ${scheme} `, secret('WABA_ACCESS_TOKEN'));
    }
    default: return quote(value === '' ? name + ';' : `${name}: ${value}`);
  }
}

function headers(call, secret) {
  const all = Object.entries(call.request.headers ?? {}).filter(([name]) => !OMITTED.has(name.toLowerCase()));
  const lines = all.map(([name, value]) => '-H ' + header(name, value, call.target, secret));
  const hasType = all.some(([name]) => name.toLowerCase() === 'content-type');
  return call.request.length && !hasType ? [...lines, "-H 'Content-Type:'"] : lines;
}

const needsFile = message => message.length > 0 && (message.text === undefined || message.text.includes('\0'));

/* A value of JSON or of a form that is only the alias of a handle. */
const HANDLE = /(?:"|=)(handle-\d+)(?="|&|$)/g;

function body(message, secret) {
  if (!message.length) return [];
  return [needsFile(message) ? '--data-binary @FILE' : '--data-raw ' + word(...parts(message.text, HANDLE, secret))];
}

function method(call) {
  if (call.method === 'HEAD') return ['--head'];
  const isPlainRead = call.method === 'GET' && !call.request.length;
  return isPlainRead ? [] : ['-X ' + (/^[A-Z]+$/.test(call.method) ? call.method : quote(call.method))];
}

/*
 * Returns the command, and notes about what to set before it works.
 * bodySize: the size of the body in words, for a body that is not part of the command.
 */
export function curl(call, origin, bodySize) {
  const names = new Set();
  const secret = name => {
    names.add(name);
    return {variable: name};
  };
  const options = [/[[\]{}]/.test(call.target) && '--globoff', /\/\./.test(call.target) && '--path-as-is'].filter(Boolean);
  const isPath = call.target.startsWith('/');
  /* Another form of target, such as @host/path, would be another host if it followed the origin. */
  if (!isPath) options.push('--request-target ' + quote(call.target));
  const url = isPath ? word(...parts(origin + call.target, /\/(upload:session-\d+)$/g, secret)) : quote(origin);
  const lines = [['curl -sS', ...method(call), ...options, url].join(' '), ...headers(call, secret), ...body(call.request, secret)];
  const command = lines.join(' \\\n  ');
  const notes = [];
  if (names.size) notes.push(`Set ${[...names].join(' and ')} before you run the command.`);
  if ([...names].some(name => name.startsWith('HANDLE'))) notes.push('Write a line break of the handle as \\n.');
  if (needsFile(call.request)) notes.push(`Replace FILE by the name of a file with the body (${bodySize}).`);
  if (command.includes('****')) notes.push('Replace ****: it hides a secret that has no alias.');
  return {command, notes: notes.join(' ')};
}
